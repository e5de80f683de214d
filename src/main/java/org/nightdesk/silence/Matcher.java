package org.nightdesk.silence;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One condition on a label, as Alertmanager has them (prometheus/alertmanager, docs/configuration.md): a label that is missing counts as empty, a regular expression must match all of the value. One that
 * takes too long matches nothing and throws {@link Endless}.
 */
public final class Matcher {

    private static final Pattern WRITTEN =
            Pattern.compile("\\s*([a-zA-Z_:][\\w:]*)\\s*(=~|!~|!=|=)\\s*(.*?)\\s*", Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_:][\\w:]*");
    private static final int LONGEST = 1_000;

    private final String name;
    private final Operator operator;
    private final String value;
    private final Optional<Pattern> pattern;

    /** How a label is compared. */
    public enum Operator {
        EQUAL("="),
        UNEQUAL("!="),
        LIKE("=~"),
        UNLIKE("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        public boolean isRegex() {
            return this == LIKE || this == UNLIKE;
        }

        public boolean isEqual() {
            return this == EQUAL || this == LIKE;
        }

        static Operator of(String sign) {
            for (Operator one : values()) {
                if (one.sign.equals(sign)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("no operator " + sign);
        }

        /** As Alertmanager's API says it. */
        public static Operator of(boolean regex, boolean equal) {
            if (regex) {
                return equal ? LIKE : UNLIKE;
            }
            return equal ? EQUAL : UNEQUAL;
        }
    }

    /** Cannot be read; the message says why. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    /** A regular expression takes too long. */
    public static final class Endless extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Endless() {
            super("a regular expression takes too long", null, false, false);
        }
    }

    private Matcher(String name, Operator operator, String value, Optional<Pattern> pattern) {
        this.name = name;
        this.operator = operator;
        this.value = value;
        this.pattern = pattern;
    }

    public static Matcher of(String name, Operator operator, String value) throws Unreadable {
        if (!LABEL.matcher(name).matches()) {
            throw new Unreadable("bad matcher format: \"" + name + "\" is no label's name");
        }
        if (name.length() + value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw new Unreadable("bad matcher format: at most 1,000 letters");
        }
        try {
            return new Matcher(
                    name, operator, value, operator.isRegex() ? Optional.of(Pattern.compile(value)) : Optional.empty());
        } catch (PatternSyntaxException wrong) {
            throw new Unreadable("bad matcher format: " + value + ": " + wrong.getDescription());
        }
    }

    /** As {@code alertname="Disk"}, with or without the quotes. */
    public static Matcher parse(String text) throws Unreadable {
        java.util.regex.Matcher written = WRITTEN.matcher(text);
        if (text.length() > LONGEST || !written.matches()) {
            throw new Unreadable("bad matcher format: " + text);
        }
        return of(written.group(1), Operator.of(written.group(2)), unquoted(written.group(3)));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted
                ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : value;
    }

    public String name() {
        return name;
    }

    public Operator operator() {
        return operator;
    }

    public String value() {
        return value;
    }

    /** Readable by {@link #parse}. */
    public String text() {
        return name + operator.sign() + '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    public boolean matches(Map<String, String> labels) {
        String label = labels.getOrDefault(name, "");
        boolean same = pattern.map(wanted -> wanted.matcher(new Patient(label)).matches())
                .orElseGet(() -> label.equals(value));
        return same == operator.isEqual();
    }

    /** A text that a regular expression may look at so often only: no expression holds a thread for long. */
    private record Patient(CharSequence text, int[] looks) implements CharSequence {

        private static final int MOST_LOOKS = 1_000_000;

        Patient(CharSequence text) {
            this(text, new int[1]);
        }

        @Override
        public char charAt(int index) {
            if (looks[0]++ > MOST_LOOKS) {
                throw new Endless();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Patient(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
