package org.nightdesk.course;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an answer must be like. {@code of} says which part: {@code status}, {@code text}, {@code rows}, {@code exit}, {@code column NAME} of the first row, or
 * a JSON pointer, which begins with a slash; {@code sign} one of {@code =, <>, <, <=, >, >=, contains, exists, matches}, or {@link #CAPTURED}, with which {@code value} is the slot of a captured value that it must be.
 */
public record Condition(String of, String sign, String value) {

    /** The value is known only while it runs: it is put here before the answer is judged. */
    public static final String CAPTURED = "= captured";

    /** Numbers are compared by size where both are numbers, everything else as text. A part that is not there fulfils nothing but {@code <>}. */
    public boolean holds(Optional<String> seen) {
        if (seen.isEmpty()) {
            return sign.equals("<>");
        }
        String is = seen.get();
        return switch (sign) {
            case "=" -> compare(is) == 0;
            case "<>" -> compare(is) != 0;
            case "<" -> compare(is) < 0;
            case "<=" -> compare(is) <= 0;
            case ">" -> compare(is) > 0;
            case ">=" -> compare(is) >= 0;
            case "contains" -> is.contains(value);
            case "matches" -> is.matches(value);
            case "exists" -> true;
            default -> throw new IllegalArgumentException("no sign " + sign);
        };
    }

    private int compare(String is) {
        Optional<BigDecimal> one = number(is);
        Optional<BigDecimal> other = number(value);
        return one.isPresent() && other.isPresent() ? one.get().compareTo(other.get()) : is.compareTo(value);
    }

    private static Optional<BigDecimal> number(String text) {
        return text.length() <= 40 && text.matches("-?[0-9]+(\\.[0-9]+)?")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    /** As people read it: {@code /limit = 200}. */
    public String spoken() {
        return sign.equals("exists") ? of + " is there" : of + " " + sign + " " + value;
    }
}
