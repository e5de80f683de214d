package org.nightdesk.caller;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.people.PersonId;

/**
 * Somebody called. {@code number} is E.164, or what the telephone system said where that is no number, and empty when it was withheld. {@code person} is whom they
 * called; empty when the extension is nobody's. It is missed when it no longer rings and nobody has answered.
 */
record Call(
        long id,
        String number,
        String extension,
        Optional<PersonId> person,
        Instant at,
        Instant ringsUntil,
        Optional<Instant> answeredAt,
        Optional<Instant> doneAt) {

    private static final String PREFIX = "cal_";

    String text() {
        return PREFIX + id;
    }

    /** 0, which no call has, when nothing could be written like that. */
    static long id(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}") ? Long.parseLong(text.substring(PREFIX.length())) : 0;
    }

    boolean rings(Instant now) {
        return answeredAt.isEmpty() && doneAt.isEmpty() && now.isBefore(ringsUntil);
    }

    boolean isMissed(Instant now) {
        return answeredAt.isEmpty() && doneAt.isEmpty() && !now.isBefore(ringsUntil);
    }
}
