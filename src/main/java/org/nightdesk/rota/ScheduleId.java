package org.nightdesk.rota;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** A schedule's identity; positive. Outside the house it is written {@code sch_7}. */
public record ScheduleId(long value) {

    private static final String PREFIX = "sch_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<ScheduleId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new ScheduleId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }

    /** What the schedule's history is kept under. */
    public Subject subject() {
        return Subject.of("schedule", value);
    }
}
