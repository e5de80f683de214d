package org.nightdesk.handover;

import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Subject;

/** A handover's identity; positive. Outside the house it is written {@code hov_7}. */
record HandoverId(long value) {

    static final String KIND = "handover";

    private static final String PREFIX = "hov_";

    /** The identity written like that; NotFound when nothing could be. */
    static HandoverId of(String text) {
        return Optional.of(text)
                .filter(written -> written.matches(PREFIX + "[1-9][0-9]{0,17}"))
                .map(written -> new HandoverId(Long.parseLong(written.substring(PREFIX.length()))))
                .orElseThrow(() -> new NotFound("handover " + text));
    }

    /** What the API shows and takes. */
    String text() {
        return PREFIX + value;
    }

    Subject subject() {
        return Subject.of(KIND, value);
    }
}
