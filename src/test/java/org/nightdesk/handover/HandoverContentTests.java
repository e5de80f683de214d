package org.nightdesk.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.duty.Duties;
import org.nightdesk.duty.Duties.Duty;
import org.nightdesk.people.Organisation;
import org.nightdesk.rota.Schedules;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.IntegrationDraft;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What Bob’s handover tells, and whom. */
class HandoverContentTests {

    private final TestNode node = TestNode.shared();
    private final HandoverCast night = new HandoverCast(node);

    @AfterEach
    void morning() {
        node.bean(Keeping.class).off(night.line, Viewer.system(), node.now());
    }

    @Test
    void tellsWhatWasNotDoneAndWhatFallsDueInTheNextShift() {
        Json json = Json.of(node, night.cast.token(Role.ADMINISTRATOR));
        String mine = night.chore("Rotate the keys", night.dora, Duration.ofHours(2));
        String later = night.chore("Order the tea", night.dora, Duration.ofMinutes(-10));
        String others = night.chore("Feed the cat", night.finn, Duration.ofHours(2));
        night.kept();
        String page = night.browser(night.dora).get(night.path()).body();
        assertThat(page)
                .contains("Not done, and due in the next shift", mine, "Chore of Dora, for Platform")
                .contains(later)
                .as("of another line")
                .doesNotContain(others);
        String whole = json.get("/api/v1/handovers/" + night.handover().id().text())
                .at("/duties")
                .toString();
        assertThat(whole).contains(mine).doesNotContain(others);
    }

    @Test
    void aPromiseToACustomerIsToldWhateverTicketItIsOn() {
        Organisation meridian = night.cast.organisation("Meridian");
        Ticket asked = ATicket.called("Cannot see my statement")
                .request()
                .of(meridian)
                .level(Level.LOW)
                .open(node);
        Ticket broken =
                ATicket.called("Cards fail").about(night.cards).of(meridian).open(node);
        promise(asked, "A word by breakfast");
        promise(broken, "The root cause");
        night.kept();
        String page = night.browser(night.dora).get(night.path()).body();
        assertThat(page)
                .contains("A word by breakfast", "Promised on " + asked.number())
                .containsOnlyOnce("The root cause");
    }

    private void promise(Ticket ticket, String what) {
        Json.of(node, night.cast.token(Role.ADMINISTRATOR))
                .post(
                        "/api/v1/tickets/" + ticket.number() + "/promises",
                        "{'what': '%s', 'due': '%s', 'keeper': '%s'}"
                                .formatted(
                                        what,
                                        node.now().plus(Duration.ofMinutes(10)),
                                        night.bob.id().text()));
    }

    @Test
    void noDutyIsLeftOutInSilence() {
        Duties many = (people, until, viewer, now) -> IntStream.range(0, Duties.MOST_AND_ONE)
                .mapToObj(number -> new Duty("Duty " + number, "", "/", now.plusSeconds(number)))
                .toList();
        night.kept();
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("one", many, "other", many));
        ShiftDuties duties = new ShiftDuties(node.bean(Schedules.class), beans.getBeanProvider(Duties.class));
        ShiftDuties.Owed owed = duties.of(night.handover(), Situation.NONE, Viewer.system(), node.now());
        assertThat(owed.duties()).hasSize(2 * Duties.MOST);
        assertThat(owed.more()).as("there are more of them").isTrue();
    }

    @Test
    void saysWhatStillFiresAndWhatIsSilenced() {
        Integrations integrations = node.bean(Integrations.class);
        Integration shop = integrations.create(
                IntegrationDraft.of("generic", "Sender " + UUID.randomUUID(), night.cards),
                Viewer.system(),
                node.now());
        Json.of(node)
                .post("/in/generic/" + integrations.key(shop.id(), Viewer.system()), "{'summary': 'The shop is slow'}");
        Ticket slow = node.bean(Queue.class)
                .newest(Filter.openAbout(List.of(night.cards)), Viewer.system(), 0, 1)
                .getFirst();
        night.kept();
        Browser dora = night.browser(night.dora);
        assertThat(dora.get(night.path()).body()).contains("Nobody has it").doesNotContain("still fires");

        Tickets tickets = node.bean(Tickets.class);
        tickets.acknowledge(slow.id(), night.cast.viewer(night.bob), Optional.empty(), node.now());
        assertThat(dora.get(night.path()).body())
                .contains("Bob has it", slow.number() + " is acknowledged and still fires");
        tickets.resolve(slow.id(), "Will pass", night.cast.viewer(night.bob), node.now());
        assertThat(dora.get(night.path()).body())
                .contains("Nothing is open.", "Silenced: its ticket was resolved while it fires");
    }

    @Test
    void nobodyOfAnotherTeamSeesAnything() {
        night.kept();
        String path = night.path();
        Browser finn = night.browser(night.finn);
        assertThat(finn.get(path).statusCode()).isEqualTo(404);
        assertThat(finn.get(HandoverPages.PATH).body()).doesNotContain(path);
        assertThat(finn.post(path + "/acceptance", "readBack", "mine").statusCode())
                .isEqualTo(404);
        assertThat(finn.post(path + "/lines", "words", "mine").statusCode()).isEqualTo(404);
        assertThat(finn.post(HandoverPages.PATH + "/schedules/" + night.line.text(), "team", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(night.browser(night.cast.charlie()).get(path).statusCode()).isEqualTo(404);
        assertThat(Json.of(node, night.cast.token(Role.AGENT))
                        .get("/api/v1/handovers/" + night.handover().id().text())
                        .status())
                .isEqualTo(404);
        assertThat(night.browser(night.aoife).get(path).statusCode()).isEqualTo(200);
        night.untilTheChange();
        assertThat(finn.get("/on-call").body()).doesNotContain(path);
        assertThat(night.browser(night.aoife).get("/").body()).contains(path);
    }
}
