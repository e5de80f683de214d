package org.nightdesk.rehearsal;

import java.time.Duration;
import java.util.List;

/** Says what was found. */
final class TroubleWords {

    private TroubleWords() {}

    /** How often and how long, as a sentence behind another; empty for once without a length. */
    static String often(Trouble trouble) {
        String length = trouble.length().isZero() ? "" : hours(trouble.length());
        if (trouble.times() == 1) {
            return length.isEmpty() ? "" : " For " + length + ".";
        }
        return " " + trouble.times() + " times in six weeks" + (length.isEmpty() ? "." : ", " + length + " in all.");
    }

    private static String hours(Duration length) {
        String hours = length.toHours() == 0 ? "" : length.toHours() + " h ";
        return (hours + (length.toMinutesPart() == 0 ? "" : length.toMinutesPart() + " min")).strip();
    }

    /** What a screen begins with. */
    static String sentence(List<Trouble> troubles, boolean rehearsed) {
        if (!rehearsed) {
            return "The nights to come have not been rehearsed yet.";
        }
        long late = troubles.stream().filter(trouble -> trouble.kind().isLate()).count();
        if (late > 0) {
            return late == 1
                    ? "One thing would go wrong in the next six weeks."
                    : late + " things would go wrong in the next six weeks.";
        }
        return "Every page in the next six weeks would reach somebody.";
    }
}
