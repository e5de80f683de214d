package org.nightdesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketChange;
import org.nightdesk.desk.TicketFacts;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Organisation;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer's promises, from the first minute of a ticket to its last. */
class TicketClocksTests {

    private static final TestNode node = TestNode.fresh();

    private final Cast cast = Cast.of(node);
    private final Viewer alice = cast.viewer(cast.alice());
    private final Viewer bob = cast.viewer(cast.bob());
    private final Tickets tickets = node.bean(Tickets.class);
    private final Clocks clocks = node.bean(Clocks.class);
    private final Agreements agreements = node.bean(Agreements.class);
    private final Organisation meridian = cast.organisation("Meridian");

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    void aFreshInstallationPromisesSomething() {
        Standing standing = standing(open(cast.organisation("Nobody agreed anything with us")));

        assertThat(standing.strips()).extracting(Strip::promise).contains(Promise.FIRST_RESPONSE, Promise.RESOLUTION);
        assertThat(standing.agreement()).isEqualTo("Everybody");
    }

    @Test
    void theVerbsOfATicketMoveItsClocks() {
        agree(around());
        Ticket ticket = open(meridian);
        Instant opened = node.now();
        assertThat(strip(ticket, Promise.FIRST_RESPONSE).due()).contains(opened.plus(Duration.ofMinutes(30)));

        node.clock().tick(Duration.ofMinutes(10));
        tickets.acknowledge(ticket.id(), bob, Optional.empty(), node.now());
        assertThat(strip(ticket, Promise.FIRST_RESPONSE).isMet()).isTrue();

        tickets.hold(ticket.id(), Waiting.CUSTOMER, Optional.empty(), "which terminal?", bob, node.now());
        node.clock().tick(Duration.ofMinutes(45));
        assertThat(strip(ticket, Promise.RESOLUTION).isPaused()).isTrue();
        assertThat(strip(ticket, Promise.RESOLUTION).used()).isEqualTo(Duration.ofMinutes(10));

        tickets.unhold(ticket.id(), bob, node.now());
        assertThat(strip(ticket, Promise.RESOLUTION).due()).contains(opened.plus(Duration.ofMinutes(165)));

        tickets.resolve(ticket.id(), "", bob, node.now());
        assertThat(strip(ticket, Promise.RESOLUTION).isMet()).isTrue();
        assertThat(due(ticket)).isEmpty();
        tickets.reopen(ticket.id(), "again", false, bob, node.now());
        assertThat(strip(ticket, Promise.RESOLUTION).isRunning()).isTrue();
        assertThat(due(ticket)).isPresent();
    }

    @Test
    void warnsOnceAndSaysOnceThatItIsLate() {
        agree(around());
        Ticket ticket = open(meridian);

        node.clock().tick(Duration.ofMinutes(25));
        node.runDue();
        node.runDue();
        assertThat(told(ticket)).containsExactly("warned");

        node.clock().tick(Duration.ofMinutes(6));
        node.runDue();
        node.runDue();
        assertThat(told(ticket)).containsExactly("warned", "breached");
    }

    @Test
    void anotherCalendarMovesTheDueTimesOfOpenTickets() {
        KeptCalendar calendar = agree(around());
        Ticket ticket = open(meridian);
        Instant before = due(ticket).orElseThrow();

        agreements.change(calendar.id(), calendar.name(), office(), alice, node.now());
        assertThat(standing(ticket).recomputing()).isTrue();
        assertThat(standing(ticket).calendarVersion()).isEqualTo(2);
        node.runDue();

        assertThat(standing(ticket).recomputing()).isFalse();
        assertThat(due(ticket)).isPresent().isNotEqualTo(Optional.of(before));
        assertThat(due(ticket)).isEqualTo(standing(ticket).next().flatMap(Strip::due));
    }

    @Test
    void whoseItIsDecidesWhatIsPromised() {
        agree(around());
        Ticket ticket = ATicket.called("Cards declined").level(Level.MEDIUM).open(node, bob);
        assertThat(standing(ticket).agreement()).isEqualTo("Everybody");

        node.bean(TicketFacts.class)
                .change(ticket.id(), TicketChange.NONE.of(Optional.of(meridian.id())), bob, node.now());

        assertThat(standing(ticket).agreement()).isEqualTo(meridian.name());
        assertThat(due(ticket)).contains(ticket.openedAt().plus(Duration.ofMinutes(30)));
    }

    @Test
    void theSweepMendsWhatDiffers() {
        agree(around());
        Ticket ticket = open(meridian);
        Optional<Instant> right = due(ticket);
        node.bean(JdbcClient.class)
                .sql("update sla.course set due_at = due_at + interval '1 hour' where ticket_id = :id")
                .param("id", ticket.id().value())
                .update();

        Clocks.Swept swept = clocks.sweep(ticket.id().value() - 1, 1);

        assertThat(swept.wrong()).isEqualTo(1);
        assertThat(due(ticket)).isEqualTo(right);
    }

    @Test
    void isFoundByWhenItIsDue() {
        agree(around());
        Ticket ticket = open(meridian);

        assertThat(found("due<1h customer:" + meridian.id().text())).containsExactly(ticket.id());
        assertThat(found("due<10m customer:" + meridian.id().text())).isEmpty();
        assertThat(found("due>10m customer:" + meridian.id().text())).containsExactly(ticket.id());
    }

    @Test
    void theScreenExplainsTheDueTime() {
        agree(around());
        Ticket ticket = open(meridian);
        tickets.acknowledge(ticket.id(), bob, Optional.empty(), node.now());
        tickets.hold(ticket.id(), Waiting.CUSTOMER, Optional.empty(), "which terminal?", bob, node.now());
        node.clock().tick(Duration.ofMinutes(5));

        assertThat(cast.browser(cast.bob()).get("/tickets/" + ticket.number()).body())
                .contains("id=\"clock-resolve\"", "paused, waiting for the customer", "Target from " + meridian.name());
    }

    private List<TicketId> found(String words) {
        var filter = node.bean(org.nightdesk.desk.Filters.class).parse(words, bob, node.now());
        return node.bean(org.nightdesk.desk.Queue.class).newest(filter, bob, 0, 10).stream()
                .map(Ticket::id)
                .toList();
    }

    @Test
    void onlyLeadsPromiseAndOnlyWhatCanBeKept() {
        assertThatThrownBy(() -> agreements.create("x", around(), bob, node.now()))
                .isInstanceOf(NotFound.class);
        CalendarDraft never = new CalendarDraft("UTC", List.of("", "", "", "", "", "", ""), List.of());
        assertThatThrownBy(() -> agreements.create("Never " + meridian.name(), never, alice, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("never open");
    }

    @Test
    void theApiShowsThePromisesAndToTheCustomerOnlyOurs() {
        agree(around());
        Ticket ticket = open(meridian);
        tickets.hold(ticket.id(), Waiting.VENDOR, Optional.empty(), "the acquirer", bob, node.now());

        String staff = cast.api(Role.RESPONDER)
                .get("/api/v1/tickets/" + ticket.number())
                .body();
        assertThat(staff).contains("\"target\":\"vendor\"", "\"target\":\"first-response\"", "\"state\":\"running\"");
        String theirs = cast.browser(cast.contact("Asha", meridian))
                .get("/api/v1/tickets/" + ticket.number())
                .body();
        assertThat(theirs).doesNotContain("\"target\":\"vendor\"");
    }

    private KeptCalendar agree(CalendarDraft draft) {
        KeptCalendar calendar = agreements.create("For " + meridian.name(), draft, alice, node.now());
        Target target = new Target(
                3,
                calendar.id(),
                Optional.of(30),
                Optional.of(60),
                Optional.of(120),
                Optional.empty(),
                Optional.of(240));
        Definition definition = new Definition(
                List.of(target), List.of("customer"), false, true, true, List.of(75), Map.of(), 0, Matrix.USUAL);
        agreements.agree(meridian.name(), Optional.of(meridian.id()), Optional.empty(), definition, alice, node.now());
        return calendar;
    }

    private static CalendarDraft around() {
        return new CalendarDraft("UTC", java.util.Collections.nCopies(7, "00:00-24:00"), List.of());
    }

    private static CalendarDraft office() {
        return new CalendarDraft("Pacific/Kiritimati", List.of("", "", "", "", "", "09:00-10:00", ""), List.of());
    }

    private Ticket open(Organisation customer) {
        return ATicket.called("Cards declined").level(Level.MEDIUM).of(customer).open(node, bob);
    }

    private Standing standing(Ticket ticket) {
        return clocks.standing(ticket.id().value(), node.now());
    }

    private Strip strip(Ticket ticket, Promise promise) {
        return standing(ticket).strips().stream()
                .filter(strip -> strip.promise() == promise)
                .findFirst()
                .orElseThrow();
    }

    private Optional<Instant> due(Ticket ticket) {
        return node.bean(JdbcClient.class)
                .sql("select due_at from sla.v_due where ticket_id = :id")
                .param("id", ticket.id().value())
                .query((row, number) -> Optional.ofNullable(row.getObject("due_at", java.time.OffsetDateTime.class))
                        .map(java.time.OffsetDateTime::toInstant))
                .optional()
                .flatMap(each -> each);
    }

    private List<String> told(Ticket ticket) {
        TicketId id = ticket.id();
        return node.bean(Timeline.class).of(id.subject(), bob).stream()
                .map(recorded -> recorded.entry().verb())
                .filter(verb -> verb.equals("warned") || verb.equals("breached"))
                .toList();
    }
}
