package org.nightdesk.maintenance;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** A maintenance window's identity; positive. Outside the house it is written {@code mnt_7}. */
public record MaintenanceId(long value) {

    private static final String PREFIX = "mnt_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<MaintenanceId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new MaintenanceId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }

    /** What its history is kept under. */
    public Subject subject() {
        return Subject.of("maintenance", value);
    }
}
