package org.nightdesk.act;

import java.util.List;
import java.util.Optional;
import org.nightdesk.course.Condition;

/** Holds an answer against what was expected. */
final class Judgement {

    private Judgement() {}

    /** The first that does not hold, as a sentence; empty when all do. */
    static Optional<String> wrong(List<Condition> expected, Answer.Parts parts, Mask mask) {
        return expected.stream()
                .filter(one -> !one.holds(parts.of(one.of()).map(Answer.Part::text)))
                .findFirst()
                .map(one -> mask.of("Expected " + one.spoken() + ", "
                        + parts.of(one.of())
                                .map(is -> "saw " + brief(is.text()))
                                .orElse("and there is no such part") + "."));
    }

    private static String brief(String text) {
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
