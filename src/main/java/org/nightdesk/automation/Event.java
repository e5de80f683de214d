package org.nightdesk.automation;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.desk.Answers;
import org.nightdesk.subject.Refused;
import org.nightdesk.timeline.Entry;

/** What a rule waits for. */
enum Event {
    OPENED("A ticket is opened"),
    CHANGED("A ticket is changed"),
    ANSWERED("The customer’s mail or answer arrives"),
    STILL("Nothing has changed for a while");

    private static final Set<String> CHANGES = Set.of(
            "acknowledged",
            "assigned",
            "held",
            "unheld",
            "restored",
            "resolved",
            "closed",
            "reopened",
            "changed",
            "noted",
            "undone");

    private final String spoken;

    Event(String spoken) {
        this.spoken = spoken;
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String spoken() {
        return spoken;
    }

    static Event of(String word) {
        return Arrays.stream(values())
                .filter(event -> event.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("event", "A rule waits for opened, changed, answered or still."));
    }

    /** What an entry of a ticket's history means for rules; empty for what is none of theirs. */
    static Optional<Event> of(Entry entry) {
        if (!entry.subject().kind().equals("ticket")) {
            return Optional.empty();
        }
        if (entry.verb().equals("opened")) {
            return Optional.of(OPENED);
        }
        if (entry.verb().equals("noted") && entry.isPublic() && entry.facts().containsKey(Answers.VIA)) {
            return Optional.of(ANSWERED);
        }
        return CHANGES.contains(entry.verb()) ? Optional.of(CHANGED) : Optional.empty();
    }
}
