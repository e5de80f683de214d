package org.nightdesk.rota;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/** Refuses an override that says otherwise than one that is there, and says which, when, and what to do. */
@Component
class Contradictions {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final People people;

    Contradictions(People people) {
        this.people = people;
    }

    void refuse(OverrideDraft draft, Roster roster, ZoneId zone) {
        roster.contradicting(draft).ifPresent(other -> {
            throw Refused.conflict(words(draft, other, zone));
        });
    }

    private String words(OverrideDraft draft, ShiftOverride other, ZoneId zone) {
        String there = "There is an override already: " + deed(other) + ", "
                + moment(other.span().from(), zone) + " to "
                + moment(other.span().until(), zone) + " (" + zone.getId() + ").";
        boolean passable = draft.kind() == ShiftOverride.Kind.REPLACE
                && other.person().isPresent()
                && !other.person().equals(draft.person());
        String remedy = passable
                ? " Put yours instead of " + name(other.person().orElseThrow()) + ", or take that one back first."
                : " Take that one back first, or choose other hours.";
        return there + remedy;
    }

    private String deed(ShiftOverride other) {
        String person = other.person().map(this::name).orElse("");
        String replaced = other.replaces().map(this::name).orElse("whoever is on call");
        return switch (other.kind()) {
            case ADD -> person + " as well";
            case REMOVE -> replaced + " is off";
            case REPLACE -> person + " instead of " + replaced;
        };
    }

    private String name(PersonId person) {
        return people.names(List.of(person)).getOrDefault(person, "somebody who left");
    }

    private static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }
}
