package org.nightdesk.act;

import java.util.Optional;
import org.nightdesk.course.Outcome;

/**
 * What came of a deed. {@code said} is a sentence; {@code output} what the other side answered, masked and bounded; {@code parts} what may be asked of it, masked
 * too: what holds a secret is no longer what it was.
 */
public record Answer(Outcome outcome, String said, String output, Parts parts) {

    /** A part of an answer, named as {@link org.nightdesk.course.Condition} names it; empty when there is no such part. */
    public interface Parts {

        Parts NONE = part -> Optional.empty();

        Optional<Part> of(String part);
    }

    /** Its text, and of what kind it was written. */
    public record Part(String text, Kind kind) {

        /** What a value is where it comes from. */
        public enum Kind {
            TEXT,
            NUMBER,
            TRUTH
        }

        static Part text(String text) {
            return new Part(text, Kind.TEXT);
        }

        static Part number(long number) {
            return new Part(Long.toString(number), Kind.NUMBER);
        }
    }

    public static Answer of(Outcome outcome, String said) {
        return new Answer(outcome, said, "", Parts.NONE);
    }

    /** Its conditions are judged: whoever keeps a part of it from now on keeps no secret. */
    Answer masked(Mask mask) {
        return new Answer(
                outcome, said, output, part -> parts.of(part).map(one -> new Part(mask.of(one.text()), one.kind())));
    }

    @Override
    public String toString() {
        return outcome + ": " + said;
    }
}
