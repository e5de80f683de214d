package org.nightdesk.rota;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ShiftOverride.Kind;

/** An override as somebody wants it to be; the fields mean what they mean in {@link ShiftOverride}. */
public record OverrideDraft(
        ScheduleId schedule,
        Kind kind,
        Optional<PersonId> person,
        Optional<PersonId> replaces,
        Instant from,
        Instant until,
        String reason) {

    public OverrideDraft {
        reason = reason.strip();
        from = from.truncatedTo(ChronoUnit.MICROS);
        until = until.truncatedTo(ChronoUnit.MICROS);
    }

    /** {@code person} is on call instead of whoever would be. */
    public static OverrideDraft cover(ScheduleId schedule, PersonId person, Instant from, Instant until) {
        return new OverrideDraft(schedule, Kind.REPLACE, Optional.of(person), Optional.empty(), from, until, "");
    }

    /** Whether that one does the same, whatever it was made for. */
    boolean isLike(ShiftOverride other) {
        return kind == other.kind()
                && person.equals(other.person())
                && replaces.equals(other.replaces())
                && from.equals(other.span().from())
                && until.equals(other.span().until());
    }
}
