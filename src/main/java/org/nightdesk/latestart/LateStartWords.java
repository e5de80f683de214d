package org.nightdesk.latestart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.latestart.LateStart.Cover;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.springframework.stereotype.Component;

/** Says a late start in one sentence. */
@Component
class LateStartWords {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final People people;

    LateStartWords(People people) {
        this.people = people;
    }

    /** {@code Start at 11:30; Charlie (least loaded) can cover 08:00 to 11:30.} */
    String sentence(LateStart proposal, ZoneId zone) {
        String start = "Start at " + clock(proposal.rested(), zone);
        if (proposal.covers().isEmpty()) {
            return start + ".";
        }
        Map<PersonId, String> names = names(proposal);
        return start + "; "
                + proposal.covers().stream()
                        .map(cover -> words(cover, names, zone))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String words(Cover cover, Map<PersonId, String> names, ZoneId zone) {
        String hours =
                clock(cover.span().from(), zone) + " to " + clock(cover.span().until(), zone);
        return cover.taker()
                .map(taker -> names.getOrDefault(taker, "Somebody who left") + " (least loaded) can cover " + hours)
                .orElse("nobody else is free to cover " + hours + ", so tell your lead");
    }

    /** What the button says that accepts it. */
    String deed(LateStart proposal, ZoneId zone) {
        List<String> asked = names(proposal).values().stream().sorted().toList();
        return asked.isEmpty() ? "I start at " + clock(proposal.rested(), zone) : "Ask " + String.join(" and ", asked);
    }

    private Map<PersonId, String> names(LateStart proposal) {
        List<PersonId> takers = proposal.covers().stream()
                .map(Cover::taker)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return people.names(takers);
    }

    private static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }
}
