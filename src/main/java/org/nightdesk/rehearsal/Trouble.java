package org.nightdesk.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Something that would go wrong. {@code key} is the same on every night on which it is the same trouble; {@code what} is a sentence without a
 * time; it comes {@code times} times in the six weeks, first at {@code first}, and lasts {@code length} in all, zero where that says nothing.
 */
record Trouble(
        String key, Kind kind, String what, String remedy, String path, Instant first, int times, Duration length) {

    /** The most pressing first. */
    enum Kind {
        NOBODY,
        GAP,
        ABSENT,
        STEP,
        CONTACT,
        CLOCK;

        /** The word of the API. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether somebody must do something; a clock change is only to be known. */
        boolean isLate() {
            return this != CLOCK;
        }
    }

    /** Of another kind, its sentence going on with {@code consequence}. */
    Trouble with(Kind other, String consequence) {
        String sentence = what.substring(0, what.length() - 1) + ": " + consequence + ".";
        return new Trouble(key, other, sentence, remedy, path, first, times, length);
    }

    /** Once more. */
    Trouble and(Trouble other) {
        return new Trouble(
                key,
                kind,
                what,
                remedy,
                path,
                first.isBefore(other.first) ? first : other.first,
                times + other.times,
                length.plus(other.length));
    }
}
