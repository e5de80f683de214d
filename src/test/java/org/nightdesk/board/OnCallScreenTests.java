package org.nightdesk.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.OverrideDraft;
import org.nightdesk.rota.Restriction;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.Rotation.Unit;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.ShiftOverride.Kind;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Looks at the screens of the rota in a real browser, on a database of their own. */
class OnCallScreenTests {

    private static TestNode node;
    private static Cast cast;
    private static Schedules schedules;

    @BeforeAll
    static void open() {
        node = TestNode.fresh();
        cast = Cast.of(node);
        schedules = node.bean(Schedules.class);
    }

    @AfterAll
    static void close() {
        node.close();
    }

    private static void policy(String name, ScheduleId schedule) {
        Step step = new Step(List.of(new Target(Target.Kind.SCHEDULE, schedule.value())), 10);
        node.bean(Policies.class).create(name, List.of(step), 0, Viewer.system(), node.now());
    }

    @Test
    void saysWhoIsOnCallAndShowsTheNightThatNobodyHas() {
        Person aoife = cast.staff("Aoife Brennan", Role.LEAD, "Europe/Dublin");
        ScheduleId firstLine = followTheSun(aoife);
        Instant sunday = Instant.parse("2026-11-29T22:00:00Z");
        schedules.override(
                new OverrideDraft(
                        firstLine,
                        Kind.REMOVE,
                        Optional.empty(),
                        schedules.onCall(firstLine, sunday).stream().findFirst(),
                        sunday,
                        Instant.parse("2026-11-30T03:30:00Z"),
                        "Nobody yet"),
                Viewer.system(),
                node.now());
        policy("Freight", firstLine);
        policy("Freight, at once", firstLine);
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(aoife));
            assertThat(tab.go("/on-call?schedule=" + firstLine.text())).isEqualTo(200);
            assertThat(tab.page().locator(".paged-by a").allInnerTexts())
                    .as("each is one")
                    .containsExactly("Freight", "Freight, at once");
            assertThat(tab.page().locator("h1").innerText()).isEqualTo("One night has nobody: Sunday 29 November.");
            tab.look("on-call");
            tab.page().locator(".as-words summary").click();
            tab.isAccessible();

            tab.press("o");
            tab.page().waitForURL("**/on-call/overrides/new**");
            tab.look("on-call-override");
            tab.page().locator("[name=person]").selectOption(new SelectOption().setLabel("Marta Nowak"));
            tab.page().locator("[name=from]").fill("2026-11-29T22:00");
            tab.page().locator("[name=until]").fill("2026-11-30T03:30");
            tab.page().getByText("Change the rota").click();
            tab.page().waitForURL("**/on-call?schedule=**");
            assertThat(tab.page().locator("h1").innerText()).doesNotContain("nobody");
            assertThat(tab.page().locator(".toast").innerText()).contains("The rota is changed");
        }
    }

    @Test
    void publicHolidaysOfThoseOnCallAreMarked() {
        Person aoife = cast.staff("Aoife Brennan", Role.LEAD, "Europe/Dublin");
        ScheduleId line = followTheSun(aoife);
        cast.browser(aoife).post("/on-call/load/terms", "holidays", "ie", "starts", "09:00");

        String year = cast.browser(aoife)
                .get("/on-call?schedule=" + line.text() + "&from=2026-12-20")
                .body();
        assertThat(year).contains("public holiday: Christmas", "class=\"l-off\"");
    }

    @Test
    void aLeadMakesAScheduleInAForm() {
        Person lead = cast.staff("Siobhán Walsh", Role.LEAD, "Europe/Dublin");
        String name = "Database " + UUID.randomUUID();
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(lead));
            tab.go("/schedules/new");
            tab.look("schedule-new");
            tab.page().locator("[name=name]").fill(name);
            tab.page()
                    .locator("[name='layers[0].people[0]']")
                    .selectOption(lead.id().text());
            tab.page().locator("[name='layers[0].rotation.start']").fill("2026-11-16");
            tab.page().getByText("One more layer").click();
            tab.page().waitForSelector("[name='layers[1].people[3]']");
            assertThat(tab.page().locator("[name=name]").inputValue()).isEqualTo(name);
            tab.page().locator("#layer-1 summary").click();
            tab.page().locator("[name='layers[0].restrictions[0].from']").fill("00:00");
            tab.page().locator("[name='layers[0].restrictions[0].until']").fill("00:00");
            tab.page().getByText("Make the schedule").click();
            tab.page().waitForURL("**/on-call?schedule=**");
            assertThat(tab.page().locator(".now-cards").innerText())
                    .contains(name)
                    .contains("You");

            tab.page().getByText("Change the schedule").click();
            tab.page().waitForURL("**/schedules/sch_*");
            tab.look("schedule-edit");
            tab.page().locator("[name=timeZone]").fill("Europe/Dublim");
            tab.page().locator("button.btn-main").click();
            tab.page().waitForSelector(".wrong");
            assertThat(tab.page().locator(".wrong").innerText()).contains("Europe/Dublim");
            assertThat(tab.page().locator("[name=name]").inputValue()).isEqualTo(name);
        }
    }

    @Test
    void aResponderCoversButDoesNotPlan() {
        Person bob = cast.bob();
        followTheSun(bob);
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(bob));
            tab.go("/on-call");
            assertThat(tab.page().getByText("New schedule").count()).isZero();
            assertThat(tab.go("/schedules/new")).isEqualTo(404);
        }
    }

    private static ScheduleId followTheSun(Person first) {
        PersonId tomas = cast.staff("Tomás Kelly", Role.AGENT, "Europe/Dublin").id();
        PersonId marta = cast.staff("Marta Nowak", Role.AGENT, "Europe/Dublin").id();
        PersonId rohan =
                cast.staff("Rohan Deshpande", Role.AGENT, "Asia/Kolkata").id();
        PersonId farida =
                cast.staff("Farida Shaikh", Role.AGENT, "Asia/Kolkata").id();
        List<Layer> layers = List.of(
                layer("22:00", "03:30", first.id(), tomas),
                layer("03:30", "12:30", rohan, farida),
                layer("12:30", "22:00", marta, first.id()),
                new Layer(
                        new Rotation(1, Unit.WEEKS, LocalTime.of(9, 0), 1, LocalDateTime.of(2026, 11, 2, 9, 0)),
                        List.of(cast.staff("Ciara Doyle", Role.RESPONDER, "Europe/Dublin")
                                .id()),
                        List.of(new Restriction(
                                EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY),
                                LocalTime.of(10, 0),
                                LocalTime.of(16, 0))),
                        true));
        return schedules
                .create(
                        new ScheduleDraft(
                                "First line " + UUID.randomUUID().toString().substring(0, 4),
                                "",
                                ZoneId.of("Europe/Dublin"),
                                layers),
                        Viewer.system(),
                        node.now())
                .id();
    }

    private static Layer layer(String from, String until, PersonId... people) {
        Rotation weekly =
                new Rotation(1, Unit.WEEKS, LocalTime.parse(from), 1, LocalDateTime.parse("2026-11-02T" + from));
        return new Layer(
                weekly,
                List.of(people),
                List.of(new Restriction(
                        EnumSet.allOf(DayOfWeek.class), LocalTime.parse(from), LocalTime.parse(until))));
    }
}
