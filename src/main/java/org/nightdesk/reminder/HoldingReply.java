package org.nightdesk.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.Conveyance;
import org.nightdesk.desk.Conveyed;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.sla.Clocks;
import org.nightdesk.sla.Wait;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Drafts a word to the customer of a ticket that has waited long and about which they have heard nothing since. */
@Component
class HoldingReply implements Conveyance {

    private final Clocks clocks;
    private final People people;

    HoldingReply(Clocks clocks, People people) {
        this.clocks = clocks;
        this.people = people;
    }

    @Override
    public String reach(Ticket ticket) {
        return "";
    }

    @Override
    public Map<Long, Conveyed> of(TicketId ticket, Viewer viewer, Instant now) {
        return Map.of();
    }

    @Override
    public String proposal(Ticket ticket, Viewer viewer, Instant now) {
        return clocks.standing(ticket.id().value(), now)
                .waiting()
                .filter(Wait::isOverdue)
                .map(wait -> text(ticket, wait, viewer, now))
                .orElse("");
    }

    private String text(Ticket ticket, Wait wait, Viewer viewer, Instant now) {
        Optional<Person> reader = ticket.requester().flatMap(people::find);
        Times times = new Times(now, reader.map(Person::zone).map(Place::of).orElse(Place.UTC), List.of());
        String hello = reader.map(person -> "Hello " + person.name()).orElse("Hello");
        return """
                %s,

                %s

                Kind regards,
                %s
                """.formatted(
                        hello,
                        said(wait.on()).formatted(ticket.title(), times.day(wait.since())),
                        viewer.actor().name());
    }

    private static String said(Waiting on) {
        return switch (on) {
            case CUSTOMER ->
                "we asked you something about “%s” and have not heard from you since %s. Can you tell us what you found,"
                        + " or whether we can close it?";
            case DEVELOPER ->
                "“%s” is still with our developers, since %s. Nothing is lost and nothing is needed from you; we write as"
                        + " soon as we know more.";
            case VENDOR ->
                "“%s” waits for an answer of our supplier, since %s. We stay on it and write as soon as we know more.";
            case CHANGE ->
                "“%s” will be mended by a change that is planned; it has waited for that since %s. We write as soon as it"
                        + " is done.";
            case OTHER ->
                "we have not forgotten “%s”. It has been on hold since %s, and we write as soon as it goes on.";
        };
    }
}
