package org.nightdesk.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nightdesk.dialect.Sql;
import org.postgresql.core.Parser;

/**
 * Reads SQL with {@code :name} where a value goes. Quotes and comments are skipped by the driver's own reader, so that both see the same statement.
 */
final class PostgresReader {

    private static final Set<String> READING = Set.of("select", "with", "values", "table", "(");

    private final char[] chars;
    private final StringBuilder text = new StringBuilder();
    private final List<String> pieces = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final Set<String> calls = new LinkedHashSet<>();
    private final List<String> steps = new ArrayList<>();
    private String start = "";
    private String name = "";
    private boolean ended;
    private int at;

    private PostgresReader(String written) {
        this.chars = written.toCharArray();
    }

    /** Refused when it is not one statement that reads. */
    static Sql read(String written) {
        PostgresReader reader = new PostgresReader(written);
        Sql sql = reader.sql();
        if (!READING.contains(reader.start)) {
            throw Sql.refused("A report begins with select, with, values or table.");
        }
        checkOne(sql);
        return sql;
    }

    /** What an expression of a plan calls. */
    static Set<String> callsIn(String expression) {
        return new PostgresReader(expression).sql().calls();
    }

    /** Its words in small letters, digits and signs, one after the other; {@code "} for any name in quotes, {@code '} for any text, {@code :} before a parameter. */
    static List<String> steps(Sql sql) {
        PostgresReader reader = new PostgresReader(sql.text(" :value "));
        reader.sql();
        return reader.steps;
    }

    // The driver takes several statements apart and sends each by itself; what it takes for one is sent as one, and
    // then the server
    // refuses several.
    private static void checkOne(Sql sql) {
        try {
            if (Parser.parseJdbcSql(sql.text(), true, true, true, false, false).size() != 1) {
                throw Sql.refused("Write one statement.");
            }
        } catch (SQLException unreadable) {
            throw Sql.refused("The SQL is not understood: " + unreadable.getMessage());
        }
    }

    private Sql sql() {
        while (at < chars.length) {
            step();
        }
        pieces.add(text.toString());
        return new Sql(List.copyOf(pieces), List.copyOf(order), calls);
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
            throw Sql.refused("Write one statement: something follows the semicolon.");
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
            throw Sql.refused("Names and texts with U& are not taken: write the letters themselves.");
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
        pieces.add(text.toString());
        text.setLength(0);
        at = end;
    }

    private void begins(String token) {
        steps.add(token);
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
