package org.nightdesk.delivery;

import java.math.BigDecimal;
import java.util.Locale;
import org.nightdesk.sheet.Cell;
import org.nightdesk.subject.Refused;

/** When a result is worth a delivery. {@code column}, {@code sign} and {@code value} are empty unless a row has to have a certain value. */
record Condition(Kind kind, String column, String sign, String value) {

    /** What is asked of a result. */
    enum Kind {
        ALWAYS,
        ROWS,
        VALUE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Condition ALWAYS = new Condition(Kind.ALWAYS, "", "", "");

    /** Whether the cell of that column fulfils it: numbers by their size, everything else by its text, in which dates sort rightly. */
    boolean holds(Cell cell) {
        if (cell.plain().isEmpty()) {
            return false;
        }
        int order = switch (cell) {
            case Cell.Number number -> BigDecimal.valueOf(number.value()).compareTo(number());
            case Cell.Decimal decimal -> decimal.value().compareTo(number());
            default -> cell.plain().compareTo(value);
        };
        return switch (sign) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case ">=" -> order >= 0;
            default -> order > 0;
        };
    }

    private BigDecimal number() {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException wrong) {
            throw Refused.invalid(
                    "value", column + " holds numbers, and “" + value + "” is none. Write it with a point: 1250.50.");
        }
    }

    String spoken() {
        return switch (kind) {
            case ALWAYS -> "always";
            case ROWS -> "only when there are rows";
            case VALUE -> "only when a row has " + column + " " + sign + " " + value;
        };
    }
}
