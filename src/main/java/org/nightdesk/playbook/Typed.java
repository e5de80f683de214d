package org.nightdesk.playbook;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns what was typed into a value of its kind. IllegalArgumentException, with a sentence that says the remedy, when it is none. */
final class Typed {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,20})?");
    private static final Pattern INSTALLATION = Pattern.compile("(?:ins_)?([1-9]\\d{0,17})");
    private static final Pattern SECRET = Pattern.compile("(?:secret:)?([A-Za-z0-9][A-Za-z0-9._/-]{0,99})");
    private static final int MOST_TARGETS = 2_000;

    private Typed() {}

    static Value value(ParameterKind kind, String typed) {
        return switch (kind) {
            case ParameterKind.Text text -> text(text, typed);
            case ParameterKind.Number number -> number(number, typed);
            case ParameterKind.Choice choice -> choice(choice, typed);
            case ParameterKind.YesNo yesNo -> truth(typed);
            case ParameterKind.Day day -> day(typed);
            case ParameterKind.Target target -> installations(typed, 1);
            case ParameterKind.Targets targets -> installations(typed, MOST_TARGETS);
            case ParameterKind.Picked picked -> line(typed, Fields.LINE);
            case ParameterKind.Secret secret -> secret(typed);
        };
    }

    private static Value text(ParameterKind.Text kind, String typed) {
        Value.Text line = line(typed, kind.longest());
        if (!kind.pattern().isEmpty() && !Steps.matches(kind.pattern(), typed)) {
            throw new IllegalArgumentException("It must look like " + kind.pattern() + ".");
        }
        return line;
    }

    private static Value.Text line(String typed, int longest) {
        if (typed.length() > longest) {
            throw new IllegalArgumentException("It has more than " + longest + " letters: shorten it.");
        }
        if (typed.chars().anyMatch(letter -> Character.isISOControl(letter) || letter == 0x2028 || letter == 0x2029)) {
            throw new IllegalArgumentException("It is one line of text, without line breaks or control characters.");
        }
        if (!Filling.isWhole(typed)) {
            throw new IllegalArgumentException("It holds half of a letter: type it again.");
        }
        return new Value.Text(typed);
    }

    private static Value number(ParameterKind.Number kind, String typed) {
        BigDecimal number =
                decimal(typed).orElseThrow(() -> new IllegalArgumentException("It is a number, written as 1234.5."));
        if (Math.max(0, number.stripTrailingZeros().scale()) > kind.decimals()) {
            throw new IllegalArgumentException(
                    kind.decimals() == 0
                            ? "It is a whole number."
                            : "It has at most " + kind.decimals() + " decimals.");
        }
        kind.least().filter(least -> number.compareTo(least) < 0).ifPresent(least -> {
            throw new IllegalArgumentException("It is at least " + least.toPlainString() + ".");
        });
        kind.most().filter(most -> number.compareTo(most) > 0).ifPresent(most -> {
            throw new IllegalArgumentException("It is at most " + most.toPlainString() + ".");
        });
        return new Value.Amount(number);
    }

    /** Exactly as written; empty when it is no decimal number. */
    static Optional<BigDecimal> decimal(String text) {
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Value choice(ParameterKind.Choice kind, String typed) {
        if (!kind.values().contains(typed)) {
            throw new IllegalArgumentException("It is one of " + String.join(", ", kind.values()) + ".");
        }
        return new Value.Text(typed);
    }

    private static Value truth(String typed) {
        return switch (typed) {
            case "yes", "true", "on" -> new Value.Truth(true);
            case "no", "false" -> new Value.Truth(false);
            default -> throw new IllegalArgumentException("It is yes or no.");
        };
    }

    private static Value day(String typed) {
        try {
            return new Value.Day(LocalDate.parse(typed));
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("It is a day, written as 2026-03-01.");
        }
    }

    private static Value installations(String typed, int most) {
        List<Long> ids = Stream.of(typed.split("[,\\s]+"))
                .filter(one -> !one.isEmpty())
                .map(Typed::installation)
                .distinct()
                .toList();
        if (ids.isEmpty() || ids.size() > most) {
            throw new IllegalArgumentException(
                    most == 1 ? "Choose one installation." : "Choose 1 to " + most + " installations.");
        }
        return new Value.Installations(ids);
    }

    private static Long installation(String one) {
        var parts = INSTALLATION.matcher(one);
        if (!parts.matches()) {
            throw new IllegalArgumentException("“" + one + "” is no installation.");
        }
        return Long.valueOf(parts.group(1));
    }

    private static Value secret(String typed) {
        var parts = SECRET.matcher(typed);
        if (!parts.matches()) {
            throw new IllegalArgumentException("It is the name of a secret, never the secret itself.");
        }
        return new Value.Secret(parts.group(1));
    }

    /** Counts what a pattern looks at, so that one that tries every way of reading a text ends in a sentence. */
    private record Steps(CharSequence text, int[] left) implements CharSequence {

        private static final int MOST = 200_000;

        static boolean matches(String pattern, String text) {
            return Pattern.compile(pattern)
                    .matcher(new Steps(text, new int[] {MOST}))
                    .matches();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new IllegalArgumentException(
                        "The pattern takes too long to compare with this. Ask a lead to write it simpler.");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
