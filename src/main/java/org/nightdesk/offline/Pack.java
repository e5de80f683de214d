package org.nightdesk.offline;

import java.time.Instant;
import java.util.List;

/** Everything that somebody needs without us, as it was at that moment. */
record Pack(Instant at, List<Section> sections) {

    /** {@code empty} is said where there is nothing. */
    record Section(String title, String empty, List<Block> blocks) {}

    /** A heading and lines below it. */
    record Block(String heading, List<String> lines) {}

    /** Times are those of UTC, and say so. */
    static String time(Instant at) {
        return at.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }
}
