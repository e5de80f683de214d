package org.nightdesk.telephony;

import java.time.Instant;
import java.util.Optional;

/** Something that somebody sent or pressed. {@code known}: by one of ours; {@code outcome} is what was made of it, in words. */
record Answer(
        long id,
        Optional<String> provider,
        Medium medium,
        String number,
        String text,
        boolean known,
        String outcome,
        Instant at) {

    String code() {
        return "rpl_" + id;
    }
}
