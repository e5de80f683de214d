package org.nightdesk.demo;

import java.time.Instant;
import java.util.Optional;

/** Something that reached somebody outside; {@code link} is the path of the page it asks to be answered at. */
record Arrival(long number, Instant at, Way way, String to, String title, String text, Optional<String> link) {

    /** How it came. */
    enum Way {
        MAIL,
        PUSH,
        CHAT,
        WEBHOOK
    }
}
