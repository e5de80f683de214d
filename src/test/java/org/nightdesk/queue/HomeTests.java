package org.nightdesk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.Policy;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Home as one person finds it in the night; on a node of its own, because home shows everything there is. */
class HomeTests {

    private static final TestNode node = TestNode.fresh();
    private static final FakeSink sink = FakeSink.open();

    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Person bob = cast.bob();
    private final Viewer viewer = cast.viewer(alice);
    private final Tickets tickets = node.bean(Tickets.class);

    @AfterAll
    static void morning() {
        node.close();
        sink.close();
    }

    @BrowserTest
    void tellsOnePersonWhatNeedsThem() {
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(alice)).go("/");
            assertThat(tab.page().locator("h1").innerText()).isEqualTo("Nothing waits for you.");
            tab.look("home-calm");

            onCall();
            Ticket label = open("Label queue stuck at depot 4, printing by hand", Level.MEDIUM, everything(), false);
            tickets.acknowledge(label.id(), viewer, Optional.of(node.now().plus(Duration.ofMinutes(54))), node.now());
            Ticket lane = open("Tracking events late on the Rotterdam lane", Level.LOW, everything(), false);
            tickets.assign(lane.id(), Optional.of(alice.id()), Optional.empty(), viewer, node.now());
            tickets.hold(lane.id(), Optional.empty(), "the vendor", viewer, node.now());
            open("Customs declarations rejected with code 4410", Level.MEDIUM, everything(), false);
            tab.page()
                    .waitForCondition(
                            () -> tab.page().locator("h1").innerText().equals("One ticket waits for somebody."));

            open("Card authorisations time out at the acquirer", Level.HIGH, payments(), true);
            node.runDue();
            node.clock().tick(Duration.ofMinutes(6));
            tab.page().locator("section.summons").waitFor();
            assertThat(tab.page().locator("h1").innerText()).isEqualTo("One page is waiting for you.");
            tab.width(Tab.PHONE).go("/");
            assertThat(tab.page().locator(".row-why").all())
                    .as("what explains a due time is large enough for a thumb")
                    .isNotEmpty()
                    .allSatisfy(due -> assertThat(due.boundingBox().height).isGreaterThan(34));
            tab.look("home");

            tab.press("a");
            tab.page().getByText("It is yours. Paging stopped.").waitFor();
            tab.go("/");
            assertThat(tab.page().locator("section.summons").count()).isZero();
        }
    }

    @Test
    void aCustomerFindsTheirOwnTicketsOnly() {
        open("Not for customers", Level.LOW, everything(), false);

        assertThat(cast.browser(cast.charlie()).get("/").body())
                .contains("You have no open tickets.")
                .doesNotContain("Not for customers", "/queue");
    }

    private void onCall() {
        node.bean(Schedules.class)
                .create(
                        new ScheduleDraft(
                                "First line",
                                "",
                                ZoneId.of("Europe/Dublin"),
                                List.of(new Layer(
                                        new Rotation(
                                                12,
                                                Rotation.Unit.HOURS,
                                                LocalTime.of(5, 30),
                                                1,
                                                LocalDateTime.of(2026, 11, 19, 5, 30)),
                                        List.of(bob.id(), alice.id()),
                                        List.of()))),
                        Viewer.system(),
                        node.now());
    }

    private Service payments() {
        node.bean(ContactMethods.class)
                .add(
                        alice.id(),
                        new NewContactMethod("webhook", sink.url("/alice"), true),
                        Viewer.system(),
                        node.now());
        Policy policy = node.bean(Policies.class)
                .create(
                        "Payments, nights",
                        List.of(
                                new Step(
                                        List.of(new Target(
                                                Target.Kind.PERSON, alice.id().value())),
                                        10),
                                new Step(
                                        List.of(new Target(
                                                Target.Kind.PERSON, bob.id().value())),
                                        10)),
                        1,
                        Viewer.system(),
                        node.now());
        return node.bean(Services.class)
                .create(
                        new ServiceDraft(
                                Optional.of("payments"),
                                "Payments gateway",
                                "",
                                1,
                                Optional.empty(),
                                OptionalLong.of(policy.id().value()),
                                List.of()),
                        Viewer.system(),
                        node.now());
    }

    private Service everything() {
        return node.bean(Services.class).catchAll();
    }

    private Ticket open(String title, Level level, Service service, boolean page) {
        return ATicket.called(title)
                .level(level)
                .about(service.id())
                .paging(page)
                .open(node, viewer);
    }
}
