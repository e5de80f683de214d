package org.nightdesk.review;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** A person's open actions, for home. */
@Component
class ReviewNeeds implements NeedsMe {

    private final ActionStore actions;
    private final ReviewStore reviews;
    private final Tickets tickets;
    private final People people;

    ReviewNeeds(ActionStore actions, ReviewStore reviews, Tickets tickets, People people) {
        this.actions = actions;
        this.reviews = reviews;
        this.tickets = tickets;
        this.people = people;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        if (!viewer.actor().isPerson()) {
            return List.of();
        }
        PersonId person = new PersonId(viewer.actor().id());
        List<Action> open = actions.openOf(person);
        ZoneId zone = open.isEmpty()
                ? ZoneOffset.UTC
                : people.find(person).map(Person::zone).orElse(ZoneOffset.UTC);
        return open.stream().map(action -> need(action, zone)).toList();
    }

    private Need need(Action action, ZoneId zone) {
        Ticket ticket =
                tickets.ticket(reviews.find(action.review()).orElseThrow().ticket(), Viewer.system());
        // The last minute of that day where the owner is: midnight would read as the day after.
        Optional<Instant> due =
                action.dueOn().map(day -> day.atTime(23, 59).atZone(zone).toInstant());
        return new Need(
                action.text(),
                "Action of " + ticket.number() + ", " + ticket.title(),
                "/reviews/" + ticket.number() + "#action-" + action.id().value(),
                due);
    }
}
