package org.nightdesk.macro;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nightdesk.subject.Refused;

/** One verb of the desk with what it needs, written {@code team: Payments}. */
public record Step(Verb verb, String value) {

    private static final int MOST = 20;
    private static final int LONGEST = 2_000;

    /** Reads one line. Refused, naming the field {@code steps} and the choices, when the verb is not known. */
    public static Step parse(String line) {
        int colon = line.indexOf(':');
        String word = (colon < 0 ? line : line.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        Verb verb = Verb.of(word)
                .orElseThrow(() -> Refused.invalid(
                        "steps",
                        "There is no verb \"" + word + "\". Use "
                                + Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining(", "))
                                + "."));
        String value = colon < 0 ? "" : line.substring(colon + 1).strip();
        if (value.length() > LONGEST) {
            throw Refused.invalid("steps", "Say it in at most 2,000 letters: " + word + ".");
        }
        return new Step(verb, value);
    }

    /** Reads a line each, empty ones left out; refused when there is none or more than twenty. */
    public static List<Step> parseAll(List<String> lines) {
        List<Step> steps =
                lines.stream().filter(line -> !line.isBlank()).map(Step::parse).toList();
        if (steps.isEmpty() || steps.size() > MOST) {
            throw Refused.invalid(
                    "steps", "Say what is to be done, in one to twenty lines such as \"team: Payments\".");
        }
        return steps;
    }

    /** As it is written. */
    public String line() {
        return value.isEmpty() ? verb.word() : verb.word() + ": " + value;
    }

    public static List<String> lines(List<Step> steps) {
        return steps.stream().map(Step::line).toList();
    }
}
