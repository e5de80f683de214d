package org.nightdesk.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.nightdesk.intake.Reading.Wrong;

/** Alertmanager's {@code filter} parameters: {@code alertname="Disk"}, {@code !=}, {@code =~}, {@code !~}; all must hold. */
final class Matchers {

    private static final Pattern WRITTEN =
            Pattern.compile("\\s*([a-zA-Z_:][\\w:]*)\\s*(=~|!~|!=|=)\\s*(.*?)\\s*", Pattern.DOTALL);
    private static final int LONGEST = 1_000;
    private static final int MOST = 20;

    private final List<One> all;

    private Matchers(List<One> all) {
        this.all = all;
    }

    private record One(String name, boolean equal, String value, Optional<Pattern> pattern) {

        boolean matches(Map<String, String> labels) {
            String label = labels.getOrDefault(name, "");
            boolean same = pattern.map(
                            wanted -> wanted.matcher(new Patient(label)).matches())
                    .orElseGet(() -> label.equals(value));
            return same == equal;
        }
    }

    static Matchers of(List<String> filters) throws Wrong {
        if (filters.size() > MOST) {
            throw new Wrong("at most " + MOST + " filters are taken");
        }
        List<One> all = new ArrayList<>();
        for (String filter : filters) {
            all.add(one(filter));
        }
        return new Matchers(all);
    }

    /** Whether all hold; a label that is missing counts as empty. */
    boolean matches(Map<String, String> labels) throws Wrong {
        try {
            return all.stream().allMatch(one -> one.matches(labels));
        } catch (Patient.Exhausted endless) {
            throw new Wrong("a filter's regular expression takes too long");
        }
    }

    private static One one(String filter) throws Wrong {
        Matcher written = WRITTEN.matcher(filter);
        if (filter.length() > LONGEST || !written.matches()) {
            throw new Wrong("bad matcher format: " + filter);
        }
        String operator = written.group(2);
        String value = unquoted(written.group(3));
        boolean regex = operator.endsWith("~");
        try {
            return new One(
                    written.group(1),
                    operator.startsWith("="),
                    value,
                    regex ? Optional.of(Pattern.compile(value)) : Optional.empty());
        } catch (PatternSyntaxException wrong) {
            throw new Wrong("bad matcher format: " + filter + ": " + wrong.getDescription());
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted
                ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : value;
    }

    /** A text that a regular expression may look at so often only: no expression holds a thread for long. */
    private record Patient(CharSequence text, int[] looks) implements CharSequence {

        private static final int MOST_LOOKS = 1_000_000;

        static final class Exhausted extends RuntimeException {

            private static final long serialVersionUID = 1L;

            Exhausted() {
                super("", null, false, false);
            }
        }

        Patient(CharSequence text) {
            this(text, new int[1]);
        }

        @Override
        public char charAt(int index) {
            if (looks[0]++ > MOST_LOOKS) {
                throw new Exhausted();
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
