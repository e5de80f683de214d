package org.nightdesk.playbook;

import java.util.ArrayList;
import java.util.List;

/**
 * One SQL statement with {@code :name} where a value is bound by the driver. {@code pieces} is what stands between its names, one more than {@code order}, which has
 * them as often and in the order in which they come.
 */
public record Statement(String written, List<String> pieces, List<String> order) {

    public Statement {
        pieces = List.copyOf(pieces);
        order = List.copyOf(order);
    }

    /** With a {@code ?} for each name, as JDBC takes it. */
    public String jdbc() {
        return String.join("?", pieces);
    }

    /**
     * The statement that this text writes. IllegalArgumentException, with a sentence, when it is several, when something in it would be read differently by different
     * databases, or when a value is pasted instead of bound.
     */
    public static Statement of(String written) {
        String text = written.strip();
        return new Scan(text.endsWith(";") ? text.substring(0, text.length() - 1) : text).statement();
    }

    /** Walks over quotes and comments as PostgreSQL and MariaDB both do. */
    private static final class Scan {

        private final String text;
        private final List<String> pieces = new ArrayList<>();
        private final List<String> order = new ArrayList<>();
        private int begin;
        private int at;

        Scan(String text) {
            this.text = text;
        }

        Statement statement() {
            if (text.contains("${")) {
                throw wrong("A value is never pasted into SQL: write :name where it goes, and it is bound.");
            }
            while (at < text.length()) {
                step(text.charAt(at));
            }
            pieces.add(text.substring(begin));
            return new Statement(text, pieces, order);
        }

        private void step(char here) {
            switch (here) {
                case '\'', '"', '`' -> quoted(here);
                case '-', '/' -> comment();
                case '$' -> dollar();
                case ':' -> colon();
                case ';' -> throw wrong("Write one statement. A second one, behind a semicolon, is a step of its own.");
                case '?' ->
                    throw wrong("A ? cannot be told from a bound value: write jsonb_exists(…) for the operator.");
                case '\0' -> throw wrong("The SQL holds a NUL character.");
                default -> at++;
            }
        }

        private void quoted(char quote) {
            int end = text.indexOf(quote, at + 1);
            if (end < 0) {
                throw wrong("A quotation mark " + quote + " is not closed.");
            }
            if (text.substring(at, end).indexOf('\\') >= 0) {
                throw wrong(
                        "A backslash in quotation marks means different things to different databases: bind the text with :name.");
            }
            at = end + 1;
        }

        private void comment() {
            if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0 || text.substring(at + 2, end).contains("/*") || text.startsWith("/*!", at)) {
                    throw wrong("Write comments of the SQL with -- at the end of a line.");
                }
                at = end + 2;
            } else {
                at++;
            }
        }

        private void dollar() {
            int next = at + 1;
            while (next < text.length() && isWord(text.charAt(next))) {
                next++;
            }
            if (next < text.length() && text.charAt(next) == '$') {
                throw wrong("Write texts of the SQL in '…', not between $…$, or bind them with :name.");
            }
            at = next;
        }

        private void colon() {
            if (text.startsWith("::", at) || text.startsWith(":=", at)) {
                at += 2;
                return;
            }
            int end = at + 1;
            while (end < text.length() && isWord(text.charAt(end))) {
                end++;
            }
            String name = text.substring(at + 1, end);
            if (Template.isName(name)) {
                pieces.add(text.substring(begin, at));
                order.add(name);
                begin = end;
            } else if (!name.isEmpty() && Character.isLetter(name.charAt(0))) {
                throw wrong("“:" + name + "” is no name: write small letters, digits and _.");
            }
            at = end;
        }

        private static boolean isWord(char letter) {
            return Character.isLetterOrDigit(letter) || letter == '_';
        }

        private static IllegalArgumentException wrong(String sentence) {
            return new IllegalArgumentException(sentence);
        }
    }
}
