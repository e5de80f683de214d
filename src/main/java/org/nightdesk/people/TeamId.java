package org.nightdesk.people;

import java.util.Optional;
import org.nightdesk.subject.Subject;

/** A team's identity; positive. Outside the house it is written {@code team_3}. */
public record TeamId(long value) {

    private static final String PREFIX = "team_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<TeamId> parse(String text) {
        return Written.number(PREFIX, text).map(TeamId::new);
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }

    /** What the team's history is kept under. */
    public Subject subject() {
        return Subject.of("team", value);
    }
}
