package org.nightdesk.letter;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Header fields that only somebody who means ill writes: the parser's time grows with the square of their length. */
final class Overlong {

    private Overlong() {}

    /** The mail without them; the same bytes where there are none. */
    static byte[] removed(byte[] raw, List<String> troubles) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(raw.length);
        int at = 0;
        while (at < raw.length && raw[at] != '\n' && raw[at] != '\r') {
            int end = endOfField(raw, at);
            if (end - at <= Headers.LONGEST) {
                kept.write(raw, at, end - at);
            }
            at = end;
        }
        if (kept.size() == at) {
            return raw;
        }
        troubles.add("Some header lines are longer than " + Headers.LONGEST + " characters and were not read.");
        kept.write(raw, at, raw.length - at);
        return kept.toByteArray();
    }

    /** Behind the line end that is not followed by a folded line. */
    private static int endOfField(byte[] raw, int from) {
        int at = from;
        while (at < raw.length) {
            boolean ends = raw[at++] == '\n';
            boolean folded = at < raw.length && (raw[at] == ' ' || raw[at] == '\t');
            if (ends && !folded) {
                return at;
            }
        }
        return at;
    }
}
