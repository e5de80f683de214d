package org.nightdesk.installation;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** An installation's identity; positive. Outside the house it is written {@code ins_7}. */
public record InstallationId(long value) {

    private static final String PREFIX = "ins_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<InstallationId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new InstallationId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** What addresses and the API show and take. */
    public String text() {
        return PREFIX + value;
    }

    /** Where it is looked at. */
    public String path() {
        return "/installations/" + text();
    }

    /** What the installation's history is kept under. */
    public Subject subject() {
        return Subject.of("installation", value);
    }
}
