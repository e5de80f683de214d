package org.nightdesk.review;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;

/** An incident as it could have been in the night of the tests, told minute by minute. */
final class Incident {

    static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    private final TestNode node;
    private final Cast cast;
    private final Instant began;
    private final TicketId id;

    private Incident(TestNode node, Cast cast, TicketId id, Instant began) {
        this.node = node;
        this.cast = cast;
        this.id = id;
        this.began = began;
    }

    /** Opened by an alert, 47 minutes before now. */
    static Incident firing(TestNode node, Cast cast) {
        return firing("Card authorisations failed", node, cast);
    }

    static Incident firing(String title, TestNode node, Cast cast) {
        Instant began = node.now().minus(Duration.ofMinutes(47));
        Viewer prometheus = new Viewer(
                Actor.integration(1, "Prometheus Dublin"), org.nightdesk.subject.Role.AGENT, java.util.Set.of("staff"));
        TicketId id = ATicket.called(title)
                .level(Level.HIGH)
                .from("signal")
                .open(node, prometheus, began)
                .id();
        return new Incident(node, cast, id, began);
    }

    /** Paged, answered by Bob, told to the customers, restored and resolved. */
    static Incident overcome(TestNode node, Cast cast) {
        return overcome("Card authorisations failed", node, cast);
    }

    static Incident overcome(String title, TestNode node, Cast cast) {
        Incident incident = firing(title, node, cast);
        Person bob = cast.bob();
        Tickets tickets = node.bean(Tickets.class);
        incident.happens(0, Actor.integration(1, "Prometheus Dublin"), "signalled", "CardAuthTimeouts: 41 % fail");
        incident.happens(1, Actor.system(), "paged", "Alice, step 1 of 2");
        incident.happens(6, Actor.system(), "paged", "Bob, step 2 of 2");
        tickets.acknowledge(incident.id, cast.viewer(bob), Optional.empty(), incident.minute(7));
        tickets.note(incident.id, "Payments are failing, we are on it", true, cast.viewer(bob), incident.minute(14));
        tickets.restore(incident.id, "second route to the acquirer", cast.viewer(bob), incident.minute(16));
        tickets.resolve(incident.id, "certificate pinned to the published set", cast.viewer(bob), incident.minute(47));
        return incident;
    }

    void happens(int minute, Actor actor, String verb, String text) {
        node.bean(Timeline.class).append(Entry.internal(id.subject(), minute(minute), actor, verb, text, Map.of()));
    }

    Instant minute(int minute) {
        return began.plus(Duration.ofMinutes(minute));
    }

    TicketId id() {
        return id;
    }

    Ticket ticket() {
        return node.bean(Tickets.class).ticket(id, Viewer.system());
    }

    String path() {
        return "/reviews/" + ticket().number();
    }

    /** Its review, begun by Alice. */
    Review review() {
        Reviews reviews = node.bean(Reviews.class);
        Viewer alice = cast.viewer(cast.alice());
        reviews.begin(id, alice, DUBLIN, node.now());
        return reviews.review(id, alice);
    }
}
