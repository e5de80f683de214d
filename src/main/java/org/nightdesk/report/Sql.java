package org.nightdesk.report;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nightdesk.subject.Refused;
import org.postgresql.core.Parser;

/**
 * SQL as somebody wrote it, with {@code :name} where a value goes. {@code text} is what is sent, with a {@code ?} there; {@code order} the names
 * in that order; {@code calls} what is called like a function; {@code start} its first word. Quotes and comments are skipped by the
 * driver's own reader, so that both see the same statement.
 */
record Sql(String text, List<String> order, Set<String> calls, String start) {

    private static final Set<String> READING = Set.of("select", "with", "values", "table", "(");

    /** Refused when it is not one statement that reads, and when it names a parameter that is not declared, or one is left over. */
    static Sql of(String written, List<Parameter> parameters) {
        Sql sql = new Reader(written).read();
        if (!READING.contains(sql.start())) {
            throw refused("A report begins with select, with, values or table.");
        }
        List<String> known = parameters.stream().flatMap(Parameter::words).toList();
        sql.order().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw refused("The SQL names :" + name + ", which is not among the parameters.");
        });
        known.stream().filter(name -> !sql.order().contains(name)).findFirst().ifPresent(name -> {
            throw Refused.invalid("parameters", "The SQL does not use :" + name + ".");
        });
        sql.checkOne();
        return sql;
    }

    /** What an expression of a plan calls. */
    static Set<String> callsIn(String expression) {
        return new Reader(expression).read().calls();
    }

    // The driver takes several statements apart and sends each by itself; what it takes for one is sent as one, and
    // then the server
    // refuses several.
    private void checkOne() {
        try {
            if (Parser.parseJdbcSql(text, true, true, true, false, false).size() != 1) {
                throw refused("Write one statement.");
            }
        } catch (SQLException unreadable) {
            throw refused("The SQL is not understood: " + unreadable.getMessage());
        }
    }

    static Refused refused(String reason) {
        return Refused.invalid("sql", reason);
    }

    /** Goes through the letters once. */
    private static final class Reader {

        private final char[] chars;
        private final StringBuilder text = new StringBuilder();
        private final List<String> order = new ArrayList<>();
        private final Set<String> calls = new LinkedHashSet<>();
        private String start = "";
        private String name = "";
        private boolean ended;
        private int at;

        Reader(String written) {
            this.chars = written.toCharArray();
        }

        Sql read() {
            while (at < chars.length) {
                step();
            }
            return new Sql(text.toString(), List.copyOf(order), calls, start);
        }

        private void step() {
            int comment = comment();
            if (comment > at) {
                at = comment + 1;
                text.append(' ');
                return;
            }
            if (Character.isWhitespace(chars[at])) {
                take(at);
                return;
            }
            if (chars[at] == ';') {
                ended = true;
                at++;
                return;
            }
            if (ended) {
                throw refused("Write one statement: something follows the semicolon.");
            }
            token();
        }

        private int comment() {
            return switch (chars[at]) {
                case '-' -> Parser.parseLineComment(chars, at);
                case '/' -> Parser.parseBlockComment(chars, at);
                default -> at;
            };
        }

        private void token() {
            char here = chars[at];
            if (Character.isLetter(here) || here == '_') {
                word();
            } else if (here == '"') {
                quoted();
            } else if (here == '\'') {
                begins("'");
                name = "";
                take(Parser.parseSingleQuotes(chars, at, true));
            } else if (here == '$' && Parser.parseDollarQuotes(chars, at) > at) {
                begins("$");
                name = "";
                take(Parser.parseDollarQuotes(chars, at));
            } else {
                sign(here);
            }
        }

        private void word() {
            int end = at;
            while (end < chars.length
                    && (Character.isLetterOrDigit(chars[end]) || chars[end] == '_' || chars[end] == '$')) {
                end++;
            }
            String word = new String(chars, at, end - at).toLowerCase(Locale.ROOT);
            if (word.equals("u") && end < chars.length && chars[end] == '&') {
                throw refused("Names and texts with U& are not taken: write the letters themselves.");
            }
            begins(word);
            name = word;
            take(end - 1);
        }

        private void quoted() {
            int end = Parser.parseDoubleQuotes(chars, at);
            begins("\"");
            name = new String(chars, at + 1, Math.max(0, end - at - 1)).replace("\"\"", "\"");
            take(end);
        }

        private void sign(char here) {
            begins(String.valueOf(here));
            if (here == '(' && !name.isEmpty()) {
                calls.add(name);
            }
            name = "";
            if (here == '?') {
                text.append("??");
                at++;
            } else if (here == ':' && next() == ':') {
                take(at + 1);
            } else if (here == ':' && Character.isLetter(next())) {
                parameter();
            } else {
                take(at);
            }
        }

        private char next() {
            return at + 1 < chars.length ? chars[at + 1] : ' ';
        }

        private void parameter() {
            int end = at + 1;
            while (end < chars.length && (Character.isLetterOrDigit(chars[end]) || chars[end] == '_')) {
                end++;
            }
            order.add(new String(chars, at + 1, end - at - 1));
            text.append('?');
            at = end;
        }

        private void begins(String token) {
            if (start.isEmpty()) {
                start = token;
            }
        }

        private void take(int last) {
            int end = Math.min(last, chars.length - 1);
            text.append(chars, at, end - at + 1);
            at = end + 1;
        }
    }
}
