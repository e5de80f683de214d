package org.nightdesk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.queue.screen.Arranging;
import org.nightdesk.queue.screen.Arranging.ColumnChoice;
import org.nightdesk.queue.screen.QueueScreen;
import org.nightdesk.queue.screen.QueueScreen.Choice;
import org.nightdesk.queue.screen.QueueScreen.Group;
import org.nightdesk.queue.screen.QueueScreen.Shelf;
import org.nightdesk.queue.screen.QueueScreen.View;
import org.nightdesk.queue.screen.Row;
import org.nightdesk.queue.screen.Row.Cell;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.web.ClockFace;
import org.nightdesk.web.Showroom;

class QueueScreenTests {

    private static final Instant NOW = Showroom.NIGHT;

    private static final Arranging ARRANGING = new Arranging(
            List.of(
                    new ColumnChoice("service", "Service", true),
                    new ColumnChoice("customer", "Customer", true),
                    new ColumnChoice("whose", "Whose", true),
                    new ColumnChoice("age", "Age", true),
                    new ColumnChoice("team", "Team", false)),
            true,
            List.of(new Choice("due", "By due time"), new Choice("priority", "By priority")),
            "due",
            List.of(new Choice("state", "State"), new Choice("team", "Team")),
            "state",
            "",
            "",
            "",
            "");

    @Test
    void looksRightEverywhere() {
        Showroom.hang("/queue", "queue/queue", screen(""), Showroom.frame());

        try (Tab tab = Chromium.tab(Showroom.address())) {
            tab.go("/queue");
            tab.look("queue");
        }
    }

    @Test
    void theDockRisesWhenSomethingIsPickedWithTheKeyboard() {
        Showroom.hang("/queue", "queue/queue", screen(""), Showroom.frame());

        try (Tab tab = Chromium.tab(Showroom.address())) {
            tab.go("/queue");
            assertThat(tab.page().locator(".dock").isVisible()).isFalse();
            tab.press("j");
            tab.press("j");
            tab.press("x");
            assertThat(tab.page().locator(".dock").isVisible()).isTrue();
            assertThat(tab.page().locator(".row.is-at .id").textContent()).isEqualTo("REQ-4124");
            assertThat(tab.page().locator("[data-picked]").textContent()).isEqualTo("1");
            tab.shoot("queue-picked");
            tab.isAccessible();
            tab.press("?");
            assertThat(tab.page().locator("#keys").textContent()).contains("Acknowledge", "New ticket", "Next row");
            tab.shoot("queue-keys");
        }
    }

    @Test
    void anEmptyQueueSaysWhatIsTrueAndWhatToDo() {
        QueueScreen full = screen("");
        QueueScreen empty = new QueueScreen(
                "Nobody’s",
                "/queue?view=nobody",
                "",
                List.of(),
                full.arranging(),
                "",
                "is:open assignee:nobody",
                0,
                "",
                full.shelves(),
                List.of(),
                full.people(),
                full.teams(),
                List.of(),
                new QueueScreen.Keeping(false, ""));
        Showroom.hang("/queue-empty", "queue/queue", empty, Showroom.frame());

        try (Tab tab = Chromium.tab(Showroom.address())) {
            tab.go("/queue-empty");
            tab.look("queue-empty");
        }
    }

    private static QueueScreen screen(String words) {
        return new QueueScreen(
                "Open",
                "/queue",
                "Who waits for somebody first, then what is worked on.",
                List.of(
                        new QueueScreen.Sorting("By due time", "/queue", true),
                        new QueueScreen.Sorting("By priority", "/queue?by=priority", false)),
                ARRANGING,
                words,
                "is:open",
                34,
                "/queue?most=100",
                List.of(
                        new Shelf("Yours", List.of(new View("Mine", "/queue?view=mine", 5, 0, false))),
                        new Shelf(
                                "Everybody’s",
                                List.of(
                                        new View("Open", "/queue", 34, 2, true),
                                        new View("Nobody’s", "/queue?view=nobody", 12, 2, false),
                                        new View("On hold", "/queue?view=on-hold", 8, 0, false),
                                        new View("Workarounds", "/queue?view=workaround", 2, 0, false)))),
                List.of(
                        new Group(
                                "Waits for somebody",
                                2,
                                "",
                                List.of(
                                        row(
                                                "INC-4127",
                                                "Card authorisations time out at the acquirer",
                                                1,
                                                ClockFace.waiting(ago("PT6M"), "paging Tomás"),
                                                "Payments gateway",
                                                "",
                                                "",
                                                "PT6M"),
                                        row(
                                                "REQ-4124",
                                                "Pick-up times shown in the wrong zone on the driver app",
                                                3,
                                                ClockFace.waiting(ago("PT62M"), "nobody"),
                                                "Carrier API",
                                                "Castell Auto Parts",
                                                "",
                                                "PT62M"))),
                        new Group(
                                "Being worked on",
                                24,
                                "",
                                List.of(
                                        row(
                                                "INC-4119",
                                                "Label queue stuck at depot 4, printing by hand",
                                                2,
                                                ClockFace.running(ago("PT30M"), ago("-PT48M"), NOW, "yours"),
                                                "Label printing",
                                                "Tamarind Retail",
                                                "Aoife Brennan",
                                                "PT2H"),
                                        row(
                                                "INC-4091",
                                                "Refunds over 10,000 need two approvals but get one",
                                                2,
                                                ClockFace.standing(ago("PT14H"), "open"),
                                                "Ledger",
                                                "Oyster Bay Foods",
                                                "Marta Nowak",
                                                "PT14H"))),
                        new Group(
                                "On hold",
                                8,
                                "",
                                List.of(row(
                                        "INC-4083",
                                        "Tracking events late on the Rotterdam lane",
                                        4,
                                        ClockFace.paused("on hold", "vendor, 2 h"),
                                        "Tracking events",
                                        "Nordhavn Lines",
                                        "Aoife Brennan",
                                        "PT26H")))),
                List.of(new Choice("2", "Tomás Kelly"), new Choice("3", "Rohan Deshpande")),
                List.of("Payments"),
                List.of(),
                new QueueScreen.Keeping(false, ""));
    }

    private static Row row(
            String number,
            String title,
            int priority,
            ClockFace clock,
            String service,
            String customer,
            String assignee,
            String age) {
        return new Row(
                number,
                number,
                title,
                priority,
                clock,
                service,
                customer,
                assignee,
                assignee.equals("Aoife Brennan"),
                assignee.isEmpty(),
                ago(age),
                "/queue/clocks/" + number,
                List.of(
                        new Cell("service", 1, service, Optional.empty()),
                        new Cell("customer", 2, customer, Optional.empty()),
                        new Cell("whose", 3, "", Optional.empty()),
                        new Cell("age", 4, "", Optional.of(ago(age)))));
    }

    private static Instant ago(String duration) {
        return NOW.minus(Duration.parse(duration));
    }
}
