package org.nightdesk.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.subject.Refused;

/** Checks what was typed, and says in words what changed. */
final class Wording {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 100_000;

    private Wording() {}

    static NewTicket checked(NewTicket ticket) {
        return new NewTicket(
                ticket.kind(),
                title(ticket.title()),
                text("description", ticket.description()),
                ticket.impact(),
                ticket.urgency(),
                ticket.service(),
                ticket.organisation(),
                ticket.requester(),
                ticket.assignee(),
                ticket.team(),
                ticket.tags(),
                ticket.source(),
                ticket.page());
    }

    static TicketChange checked(TicketChange change) {
        return new TicketChange(
                change.kind(),
                change.title().map(Wording::title),
                change.description().map(text -> text("description", text)),
                change.impact(),
                change.urgency(),
                change.service(),
                change.customer(),
                change.requester(),
                change.tags(),
                change.priority(),
                change.asRequested());
    }

    static void needed(String field, String text, String remedy) {
        if (text.isBlank()) {
            throw Refused.invalid(field, remedy);
        }
        text(field, text);
    }

    static void ahead(Optional<Instant> until, Instant now) {
        until.filter(end -> !end.isAfter(now)).ifPresent(past -> {
            throw Refused.invalid("until", "That time has passed. Choose one that lies ahead, or none.");
        });
    }

    static List<String> difference(Ticket before, Ticket after, Service service) {
        List<String> changes = new ArrayList<>();
        say(
                changes,
                before.kind() == after.kind(),
                "kind: " + after.kind().title().toLowerCase(Locale.ROOT));
        say(changes, before.title().equals(after.title()), "title: " + after.title());
        say(changes, before.description().equals(after.description()), "description");
        say(
                changes,
                before.impact() == after.impact(),
                "impact: " + after.impact().word());
        say(
                changes,
                before.urgency() == after.urgency(),
                "urgency: " + after.urgency().word());
        say(
                changes,
                before.priority().equals(after.priority()),
                "priority: " + before.priority().word() + " to "
                        + after.priority().word());
        say(
                changes,
                before.requested().equals(after.requested()),
                "requested priority: " + after.requested().word());
        say(changes, before.service().equals(after.service()), "service: " + service.name());
        say(changes, before.tags().equals(after.tags()), "tags: " + String.join(", ", after.tags()));
        return changes;
    }

    private static void say(List<String> changes, boolean same, String words) {
        if (!same) {
            changes.add(words);
        }
    }

    private static String title(String title) {
        String line = title.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            throw Refused.invalid("title", "The title is empty. Say in one line what is wrong.");
        }
        if (line.length() > LONGEST_TITLE) {
            throw Refused.invalid(
                    "title",
                    "The title has " + line.length() + " characters, 300 fit. Move the rest to the description.");
        }
        return text("title", line);
    }

    private static String text(String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw Refused.invalid(
                    field,
                    "The text has " + text.length()
                            + " characters, 100,000 fit. Say it in fewer, or in several notes.");
        }
        if (text.indexOf('\0') >= 0) {
            throw Refused.invalid(field, "The text contains the character NUL, which cannot be stored. Remove it.");
        }
        return text.strip();
    }
}
