package org.nightdesk.mariadb;

import java.util.ArrayList;
import java.util.List;
import org.nightdesk.dialect.Sql;

/**
 * A statement taken apart as MariaDB's own reader does under the modes that we set: quotes, backslashes and comments end where they end there. What the
 * server could read otherwise than we do is refused. {@code pieces} and {@code order} are as in {@link Sql}.
 */
record MariadbText(List<Token> tokens, List<String> pieces, List<String> order) {

    enum Sort {
        /** A word as it stands, in small letters; numbers too. */
        WORD,
        /** A name between backticks, in small letters and without them. */
        NAME,
        TEXT,
        PARAMETER,
        SIGN
    }

    record Token(Sort sort, String text) {

        boolean is(String other) {
            return sort != Sort.NAME && sort != Sort.TEXT && text.equals(other);
        }

        boolean isName() {
            return sort == Sort.WORD || sort == Sort.NAME;
        }
    }

    private static final Token NONE = new Token(Sort.SIGN, "");

    static MariadbText of(String written) {
        return new Reader(written).read();
    }

    /** Nothing, before the first and behind the last. */
    Token at(int index) {
        return index < 0 || index >= tokens.size() ? NONE : tokens.get(index);
    }

    int size() {
        return tokens.size();
    }

    /** Goes through the letters once. */
    private static final class Reader {

        private static final String SIGNS = "(),.+-*/%=<>!|&^~";

        private final String written;
        private final StringBuilder text = new StringBuilder();
        private final List<Token> tokens = new ArrayList<>();
        private final List<String> pieces = new ArrayList<>();
        private final List<String> order = new ArrayList<>();
        private boolean ended;
        private int at;

        Reader(String written) {
            this.written = written;
        }

        MariadbText read() {
            while (at < written.length()) {
                step(here(0));
            }
            pieces.add(text.toString());
            return new MariadbText(List.copyOf(tokens), List.copyOf(pieces), List.copyOf(order));
        }

        private char here(int ahead) {
            return at + ahead < written.length() ? written.charAt(at + ahead) : '\0';
        }

        private void step(char here) {
            if (here == ' ' || here == '\t' || here == '\n' || here == '\r') {
                gap(at + 1);
            } else if (here == '/' && here(1) == '*') {
                block();
            } else if (here == '#' || here == '-' && here(1) == '-' && here(2) <= ' ') {
                int end = written.indexOf('\n', at);
                gap(end < 0 ? written.length() : end + 1);
            } else if (here == ';') {
                ended = true;
                at++;
            } else if (ended) {
                throw Sql.refused("Write one statement: something follows the semicolon.");
            } else {
                token(here);
            }
        }

        // The server never sees a comment.
        private void gap(int end) {
            text.append(' ');
            at = end;
        }

        private void block() {
            if (here(2) == '!' || here(2) == 'M' && here(3) == '!') {
                throw Sql.refused("A comment that begins with /*! or /*M! would be run. Leave it out.");
            }
            if (here(2) == '+') {
                throw Sql.refused("A hint (/*+ … */) is not taken. Leave it out.");
            }
            int end = written.indexOf("*/", at + 2);
            if (end < 0) {
                throw Sql.refused("A comment has no end.");
            }
            gap(end + 2);
        }

        private void token(char here) {
            if (isWord(here)) {
                word();
            } else if (here == '\'' || here == '"') {
                take(Sort.TEXT, "", quoted(here, true));
            } else if (here == '`') {
                int end = quoted(here, false);
                take(Sort.NAME, written.substring(at + 1, end - 1).replace("``", "`"), end);
            } else if (here == ':' && Character.isLetter(here(1))) {
                parameter();
            } else if (SIGNS.indexOf(here) >= 0) {
                take(Sort.SIGN, String.valueOf(here), at + 1);
            } else {
                throw unknown(here);
            }
        }

        private static RuntimeException unknown(char here) {
            return Sql.refused(
                    switch (here) {
                        case '@' -> "A report has no variables (@). Use a parameter, such as :day.";
                        case '?' -> "Write :name where a value goes, not a question mark.";
                        default -> "“" + (here < ' ' ? "\\" + (int) here : here) + "” is not taken outside of quotes.";
                    });
        }

        private static boolean isWord(char one) {
            return one >= '0' && one <= '9'
                    || one >= 'a' && one <= 'z'
                    || one >= 'A' && one <= 'Z'
                    || one == '_'
                    || one == '$'
                    || one > '\u007f';
        }

        private void word() {
            int end = at;
            while (end < written.length() && isWord(written.charAt(end))) {
                end++;
            }
            if (written.charAt(at) == '$') {
                throw Sql.refused("A name that begins with $ stands between backticks: MySQL may take it for a quote.");
            }
            take(Sort.WORD, written.substring(at, end), end);
        }

        /** Behind its end. */
        private int quoted(char quote, boolean backslash) {
            int end = at + 1;
            while (end < written.length()) {
                char one = written.charAt(end);
                if (backslash && one == '\\') {
                    end += 2;
                } else if (one != quote) {
                    end++;
                } else if (end + 1 < written.length() && written.charAt(end + 1) == quote) {
                    end += 2;
                } else {
                    return end + 1;
                }
            }
            throw Sql.refused("A quote has no end.");
        }

        private void parameter() {
            int end = at + 1;
            while (end < written.length() && isWord(written.charAt(end)) && written.charAt(end) != '$') {
                end++;
            }
            String name = written.substring(at + 1, end);
            tokens.add(new Token(Sort.PARAMETER, name));
            order.add(name);
            pieces.add(text.toString());
            text.setLength(0);
            at = end;
        }

        // Letter by letter, as the server compares names: to it a Turkish capital i with its dot is an i.
        private static String small(String token) {
            StringBuilder small = new StringBuilder(token);
            for (int index = 0; index < token.length(); index++) {
                small.setCharAt(index, Character.toLowerCase(token.charAt(index)));
            }
            return small.toString();
        }

        private void take(Sort sort, String token, int end) {
            tokens.add(new Token(sort, small(token)));
            text.append(written, at, end);
            at = end;
        }
    }
}
