package org.nightdesk.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of a plan as the server writes it: what it is made of. What is counted, and what is only asked before something is summed, is left out: as in
 * the condition of a statement, nothing of it comes into the result.
 */
final class PostgresExpression {

    /** A column, or all of a row as {@code *}, of what the plan calls {@code alias}. */
    record Reference(String alias, String column) {}

    /** What is asked before something is counted or summed up: what is counted itself, or a condition. */
    record Asked(String written, boolean counted) {}

    private enum Sort {
        NAME,
        KEYWORD,
        VALUE,
        SIGN
    }

    /** {@code from} and {@code to} are where it stands. */
    private record Token(String text, Sort sort, int from, int to) {
        boolean is(String other) {
            return sort != Sort.VALUE && text.equals(other);
        }
    }

    // A text with a quote in it is two texts here, which are read without a step for each letter.
    private static final Pattern TOKEN = Pattern.compile(
            "(?<text>'[^']*+')|(?<quoted>\"(?:[^\"]|\"\")+\")|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)|(?<number>\\d+(?:\\.\\d+)?)|::|\\$\\d+|\\S");
    private static final Token END = new Token("", Sort.SIGN, 0, 0);

    // What stands in place of what was understood.
    private static final String COUNT = "#count";
    private static final String COLUMN = "#column";
    private static final String VALUE = "#value";
    private static final String OTHER = "#other";

    /** None of these makes a number of a text that is no number. */
    private static final Set<String> ARITHMETIC = Set.of(
            COUNT,
            COLUMN,
            VALUE,
            "(",
            ")",
            ",",
            "+",
            "-",
            "*",
            "/",
            "sum",
            "avg",
            "min",
            "max",
            "round",
            "trunc",
            "abs",
            "ceil",
            "floor",
            "COALESCE",
            "NULLIF",
            "GREATEST",
            "LEAST",
            "DISTINCT",
            "NULL",
            "PARTIAL");

    /** What may stand around columns that are only counted, sorted or grouped by. */
    private static final Set<String> AROUND =
            Set.of(COLUMN, "(", ")", ",", "*", "DISTINCT", "ROW", "DESC", "NULLS", "FIRST", "LAST");

    private final String written;
    private final String single;
    private final List<Asked> asked = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();
    private final Set<Reference> references = new HashSet<>();
    private final Set<String> calls = new HashSet<>();
    private final List<String> atoms = new ArrayList<>();
    private boolean hidden;
    private int at;

    /** {@code single}: whose columns stand without a name before them; empty when none do. */
    PostgresExpression(String written, String single) {
        this.written = written;
        this.single = single;
        Matcher matcher = TOKEN.matcher(written);
        while (matcher.find()) {
            tokens.add(token(matcher));
        }
        while (at < tokens.size()) {
            step();
        }
    }

    private static Token token(Matcher matcher) {
        String text = matcher.group();
        if (matcher.group("text") != null || matcher.group("number") != null) {
            return new Token(text, Sort.VALUE, matcher.start(), matcher.end());
        }
        if (matcher.group("quoted") != null) {
            String name = text.substring(1, text.length() - 1).replace("\"\"", "\"");
            return new Token(name, Sort.NAME, matcher.start(), matcher.end());
        }
        boolean keyword = !text.equals(text.toLowerCase(Locale.ROOT));
        Sort sort = matcher.group("word") == null ? Sort.SIGN : keyword ? Sort.KEYWORD : Sort.NAME;
        return new Token(text, sort, matcher.start(), matcher.end());
    }

    Set<Reference> references() {
        return references;
    }

    /** The names of functions in it. */
    Set<String> calls() {
        return calls;
    }

    /** What it counts, and under which conditions it sums up. */
    List<Asked> asked() {
        return asked;
    }

    /** Whether it is columns and nothing that makes something else of them. */
    boolean isColumns() {
        return AROUND.containsAll(atoms);
    }

    /** What stands between its ands and ors. */
    List<String> parts() {
        int from = 0;
        int to = tokens.size();
        while (token(from).is("(") && behind(from) == to) {
            from++;
            to--;
        }
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begun = from;
        for (int index = from; index < to; index++) {
            Token here = token(index);
            depth += here.is("(") ? 1 : here.is(")") ? -1 : 0;
            if (depth == 0 && here.sort() == Sort.KEYWORD && (here.is("AND") || here.is("OR"))) {
                parts.add(between(begun, index));
                begun = index + 1;
            }
        }
        parts.add(between(begun, to));
        return parts;
    }

    private String between(int first, int end) {
        return first < end
                ? written.substring(token(first).from(), token(end - 1).to())
                : "";
    }

    /** Whether something in it is worked out by another part of the plan. */
    boolean isHidden() {
        return hidden;
    }

    /** Whether it is one column, or one hidden result, and nothing else. */
    boolean isPlain() {
        return bare().equals(List.of(COLUMN));
    }

    private List<String> bare() {
        return atoms.stream()
                .filter(atom -> !atom.equals("(") && !atom.equals(")"))
                .toList();
    }

    /** Whether it is how many of something there are, whatever they are. */
    boolean isCount() {
        return bare().equals(List.of(COUNT));
    }

    /** Whether it is made of columns alone: no value stands in it. */
    boolean isOfColumns() {
        return !atoms.contains(VALUE) && !atoms.contains("NULL");
    }

    /** Whether it only reckons: a text that is put into it comes out as text, or not at all. */
    boolean isArithmetic() {
        return ARITHMETIC.containsAll(atoms);
    }

    private Token token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : END;
    }

    private void step() {
        Token here = token(at);
        switch (here.sort()) {
            case VALUE -> take(VALUE, 1);
            case KEYWORD -> keyword(here);
            case NAME -> name(here);
            case SIGN -> sign(here);
        }
    }

    private void take(String atom, int length) {
        atoms.add(atom);
        at += length;
    }

    private void keyword(Token here) {
        if (here.is("FILTER") && token(at + 1).is("(")) {
            int end = behind(at + 1);
            // Behind "(WHERE".
            asked.add(new Asked(between(at + 3, end - 1), false));
            at = end;
        } else if (here.is("SubPlan") || here.is("InitPlan")) {
            hidden = true;
            take(COLUMN, 2);
        } else if (here.is("COLLATE")) {
            take(OTHER, 2);
        } else {
            take(here.text(), 1);
        }
    }

    private void name(Token here) {
        if (token(at + 1).is("(")) {
            call(here);
        } else if (token(at - 1).is(".")) {
            // A part of a row in parentheses.
            take(OTHER, 1);
        } else if (token(at + 1).is(".")) {
            behindPoint(here);
        } else if (!single.isEmpty()) {
            references.add(new Reference(single, here.text()));
            take(COLUMN, 1);
        } else {
            take(OTHER, 1);
        }
    }

    private void call(Token here) {
        boolean ours = !token(at - 1).is(".");
        if (ours && here.is("count")) {
            int end = behind(at + 1);
            asked.add(new Asked(between(at + 2, end - 1), true));
            at = end;
            atoms.add(COUNT);
            return;
        }
        calls.add(here.text());
        take(ours ? here.text() : OTHER, 1);
    }

    private void behindPoint(Token here) {
        Token behind = token(at + 2);
        boolean function = behind.sort() == Sort.NAME && token(at + 3).is("(");
        if (function || behind.sort() != Sort.NAME && !behind.is("*")) {
            take(OTHER, 2);
            return;
        }
        boolean row = behind.sort() == Sort.SIGN;
        references.add(new Reference(here.text(), behind.text()));
        take(row ? OTHER : COLUMN, 3);
    }

    private void sign(Token here) {
        if (here.text().startsWith("$")) {
            hidden = true;
            take(COLUMN, 1);
        } else if (here.is("::")) {
            boolean harmless = isHarmlessCast();
            at++;
            type();
            if (!harmless) {
                atoms.add(OTHER);
            }
        } else if (here.is(".")
                && hidden
                && token(at - 1).is(")")
                && token(at + 1).sort() == Sort.NAME) {
            // (SubPlan 1).col1
            at += 2;
        } else {
            take(here.text(), 1);
        }
    }

    // Of what stands here as it is, or of a count.
    private boolean isHarmlessCast() {
        int size = atoms.size();
        String last = size == 0 ? "" : atoms.getLast();
        return last.equals(VALUE)
                || last.equals("NULL")
                || last.equals(COUNT)
                || size > 2 && atoms.subList(size - 3, size).equals(List.of("(", COUNT, ")"));
    }

    // numeric(12,2), timestamp(3) without time zone, public.mood[]
    private void type() {
        while (token(at).sort() == Sort.NAME || token(at).is(".")) {
            at++;
            if (token(at).is("(")) {
                at = behind(at);
            }
        }
        while (token(at).is("[") && token(at + 1).is("]")) {
            at += 2;
        }
    }

    private int behind(int open) {
        int depth = 0;
        int end = open;
        do {
            depth += token(end).is("(") ? 1 : token(end).is(")") ? -1 : 0;
            end++;
        } while (depth > 0 && end < tokens.size());
        return end;
    }
}
