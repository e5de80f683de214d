package org.nightdesk.reminder;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.Message;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketState;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.settings.Settings;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** The words of a reminder, in the time of who reads it. */
@Component
class ReminderWords {

    private final Settings settings;
    private final People people;

    ReminderWords(Settings settings, People people) {
        this.settings = settings;
        this.people = people;
    }

    Message of(Reminder reminder, Ticket ticket, Person reader, Instant now) {
        Times times = new Times(now, Place.of(people.zone(reader, now)), List.of());
        return new Message(
                "reminder-" + reminder.id(),
                "P" + ticket.priority().value() + " " + ticket.number() + ": " + title(reminder, times),
                ticket.title() + "\n" + detail(reminder, ticket, times),
                Optional.of(URI.create(settings.address() + "/tickets/" + ticket.number())),
                false,
                reminder.repeat());
    }

    private static String title(Reminder reminder, Times times) {
        return switch (reminder.kind()) {
            case SOON -> reminder.what() + " is due " + times.when(reminder.due());
            case LATE -> reminder.what() + " is late";
            case WAITED -> "has waited " + times.distance(reminder.due()) + " for " + reminder.what();
        };
    }

    private static String detail(Reminder reminder, Ticket ticket, Times times) {
        return switch (reminder.kind()) {
            case SOON -> "Due " + times.title(reminder.due()) + ".";
            case LATE -> "It was due " + times.title(reminder.due()) + ".";
            case WAITED ->
                "Since " + times.title(reminder.due())
                        + (ticket.state() instanceof TicketState.OnHold hold ? ": " + hold.reason() : "")
                        + ". A word to the customer is drafted on the ticket.";
        };
    }
}
