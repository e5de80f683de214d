package org.nightdesk.sheet;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A cell's letters, as text or as the UTF-8 that they came in. Each is made of the other only for who asks: of the millions of cells in a file most leave as they came.
 * Two are equal when they are cells of one kind with the same letters.
 */
abstract sealed class Letters permits Cell.Text, Cell.Number, Cell.Decimal, Cell.Day {

    private @Nullable String plain;
    private byte @Nullable [] utf8;

    Letters(String plain) {
        this.plain = plain;
    }

    Letters(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** As it reads outside of sheets. */
    public final String plain() {
        String known = plain;
        if (known == null) {
            known = new String(utf8(), StandardCharsets.UTF_8);
            plain = known;
        }
        return known;
    }

    /** {@link #plain} as UTF-8; not to be changed. */
    public final byte[] utf8() {
        byte[] known = utf8;
        if (known == null) {
            known = plain().getBytes(StandardCharsets.UTF_8);
            utf8 = known;
        }
        return known;
    }

    /** Whether it reads as a whole number is written: digits that do not begin with a nought, or one nought; of a sign only what is plain at once. */
    static boolean isWhole(byte[] utf8, int to) {
        int first = to > 0 && utf8[0] == '-' ? 1 : 0;
        return first < to && isDigits(utf8, first, to) && (utf8[first] != '0' || to == 1);
    }

    static boolean isDigits(byte[] utf8, int from, int to) {
        for (int at = from; at < to; at++) {
            if (utf8[at] < '0' || utf8[at] > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Letters letters && getClass() == letters.getClass() && plain().equals(letters.plain());
    }

    @Override
    public final int hashCode() {
        return plain().hashCode();
    }

    @Override
    public final String toString() {
        return plain();
    }
}
