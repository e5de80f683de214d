package org.nightdesk.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.nightdesk.act.Mask;

/** What a program has written, without secrets: its beginning and its end, however much there was between them, and what came since somebody last asked. */
final class Heard {

    static final int HALF = 500_000;

    private static final int MOST_FRESH = 64_000;
    private static final int PIECE = 4_000;

    private final Mask mask;
    private final StringBuilder first = new StringBuilder();
    private final StringBuilder last = new StringBuilder();
    private final StringBuilder fresh = new StringBuilder();
    private long length;
    private boolean overflown;

    Heard(Mask mask) {
        this.mask = mask;
    }

    synchronized void add(char[] block, int count) {
        length += count;
        int room = Math.min(count, HALF - first.length());
        first.append(block, 0, room);
        last.append(block, room, count - room);
        if (last.length() > 2 * HALF) {
            last.delete(0, last.length() - HALF);
        }
        fresh.append(block, 0, count);
        if (fresh.length() > MOST_FRESH) {
            fresh.delete(0, fresh.length() - MOST_FRESH);
            overflown = true;
        }
    }

    /** What has come since the last time, its newest part if it was much; what may be the beginning of a secret waits for the rest. */
    synchronized String piece() {
        String masked = mask.of(fresh.toString());
        int from = overflown ? Math.min(mask.longest(), masked.length()) : 0;
        int whole = mask.isOneLine() ? masked.lastIndexOf('\n') + 1 : 0;
        int to = Math.max(from, Math.max(whole, masked.length() - Math.max(0, mask.longest() - 1)));
        fresh.setLength(0);
        fresh.append(masked, to, masked.length());
        String piece = text(masked.substring(from, to));
        boolean cut = overflown || piece.length() > PIECE;
        overflown = false;
        return cut ? "…" + piece.substring(Math.max(0, piece.length() - PIECE)) : piece;
    }

    /** All of it, or its beginning and its end with a line between them that says how much is missing. */
    synchronized String whole() {
        return text(kept());
    }

    private String kept() {
        if (last.isEmpty()) {
            return mask.of(first.toString());
        }
        if (length <= 2L * HALF) {
            return mask.of(first.toString() + last);
        }
        // Half a secret at either edge is no secret that a mask would know.
        String before = mask.of(first.toString());
        String after = mask.of(last.substring(Math.max(0, last.length() - HALF)));
        int edge = mask.longest();
        return before.substring(0, Math.max(0, before.length() - edge))
                + "\n… %,d letters in all, of which the middle is left out …\n".formatted(length)
                + after.substring(Math.min(edge, after.length()));
    }

    // A program writes any byte. What is no text, a NUL or half a character where it was cut, nobody would take.
    private static String text(String written) {
        return new String(written.replace('\0', '\uFFFD').getBytes(UTF_8), UTF_8);
    }

    /** How much it was, as a sentence; empty when all of it is kept. */
    synchronized String said() {
        return length > 2L * HALF
                ? " It wrote %,d letters; the first and the last %,d are kept.".formatted(length, HALF)
                : "";
    }
}
