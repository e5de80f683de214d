package org.nightdesk.postgres;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.nightdesk.dialect.Sql;
import org.nightdesk.dialect.Values;

/**
 * What a statement asks that its plan does not show: {@code values} are those of its parameters, as texts; {@code reckoned}: how many rows it gives, or how far a
 * window reaches, is not written as a number.
 */
record PostgresAsked(Set<String> values, boolean reckoned) {

    // Where one of these words names a column, this tells of too much.
    private static final Pattern RECKONED =
            Pattern.compile("(?<!\\S)(?:limit|offset|fetch (?:first|next)) (?!(?:[0-9]+|:|all|null|rows?)"
                    + "(?: (?:offset|limit|fetch|for|rows?|only|with|union|except|intersect|\\))| ?$))");

    private static final Pattern RANGING =
            Pattern.compile("(?<!\\S)range .*(?<!unbounded) (?:preceding|following)(?!\\S)");

    static PostgresAsked of(Sql sql, Values values) {
        Set<String> texts = new HashSet<>();
        for (String name : sql.order()) {
            switch (values.of(name)) {
                case List<?> many -> {
                    // One of many would be found by halving them.
                }
                case BigDecimal number -> texts.add(number.toPlainString());
                case Object one -> texts.add(one.toString());
            }
        }
        String steps = String.join(" ", PostgresReader.steps(sql)).replaceAll("(?<=\\d) (?=\\d)", "");
        return new PostgresAsked(
                texts, RECKONED.matcher(steps).find() || RANGING.matcher(steps).find());
    }
}
