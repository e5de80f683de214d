package org.nightdesk.telephony.screen;

import java.time.Instant;
import java.util.List;

/** What people sent and pressed, newest first. {@code older} is the path of the rows before these, empty when there are none. */
public record ReplyScreen(List<Row> rows, String older, boolean administrator) {

    /** One reply; {@code outcome} says what was made of it. */
    public record Row(String number, String how, String text, boolean known, String outcome, Instant at) {}
}
