package org.nightdesk.unproven;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nightdesk.dialect.Sql;

/**
 * A statement taken apart, and written anew: comments are gone, every text stands between plain quotes and every name between those of its product. So the server sees nothing
 * that it could read otherwise than we did. {@code pieces} and {@code order} are as in {@link Sql}.
 */
record Words(List<Word> all, List<String> pieces, List<String> order) {

    enum Sort {
        /** As it stands, in small letters. */
        WORD,
        /** Between quotes, as it is. */
        NAME,
        TEXT,
        NUMBER,
        PARAMETER,
        SIGN
    }

    record Word(Sort sort, String text) {

        boolean is(String other) {
            return (sort == Sort.WORD || sort == Sort.SIGN) && text.equals(other);
        }

        boolean isName() {
            return sort == Sort.WORD || sort == Sort.NAME;
        }
    }

    private static final Word NONE = new Word(Sort.SIGN, "");

    static Words of(Rules rules, String written) {
        return new Reader(rules, written).read();
    }

    /** Nothing, before the first and behind the last. */
    Word at(int index) {
        return index < 0 || index >= all.size() ? NONE : all.get(index);
    }

    int size() {
        return all.size();
    }

    /** Goes through the letters once. */
    private static final class Reader {

        private static final String SIGNS = "(),.+-*/%=<>!|&^~";
        private static final String OPENING = "[{<(";
        private static final String CLOSING = "]}>)";

        private final Rules rules;
        private final String written;
        private final StringBuilder text = new StringBuilder();
        private final List<Word> all = new ArrayList<>();
        private final List<String> pieces = new ArrayList<>();
        private final List<String> order = new ArrayList<>();
        private boolean ended;
        private int at;

        Reader(Rules rules, String written) {
            this.rules = rules;
            this.written = written;
        }

        Words read() {
            if (written.indexOf('\0') >= 0) {
                throw Sql.refused("There is a letter in it that is none (\\0). Leave it out.");
            }
            while (at < written.length()) {
                step(here(0));
            }
            pieces.add(text.toString());
            return new Words(List.copyOf(all), List.copyOf(pieces), List.copyOf(order));
        }

        private char here(int ahead) {
            return at + ahead < written.length() ? written.charAt(at + ahead) : '\0';
        }

        private void step(char here) {
            if (here == ' ' || here == '\t' || here == '\n' || here == '\r') {
                gap(at + 1);
            } else if (here == '/' && here(1) == '*') {
                block();
            } else if (here == '-' && here(1) == '-') {
                line();
            } else if (here == ';') {
                ended = true;
                at++;
            } else if (ended) {
                throw Sql.refused("Write one statement: something follows the semicolon.");
            } else {
                word(here);
            }
        }

        // The server never sees a comment.
        private void gap(int end) {
            text.append(' ');
            at = end;
        }

        private void line() {
            if (here(2) == '+') {
                throw hint("--+");
            }
            int end = written.indexOf('\n', at);
            gap(end < 0 ? written.length() : end + 1);
        }

        // On SQL Server one comment may stand in another; on Oracle the first end is the end.
        private void block() {
            if (here(2) == '+') {
                throw hint("/*+ … */");
            }
            int depth = 1;
            int end = at + 2;
            while (depth > 0) {
                if (written.startsWith("*/", end)) {
                    depth--;
                    end += 2;
                } else if (rules == Rules.SQLSERVER && written.startsWith("/*", end)) {
                    depth++;
                    end += 2;
                } else if (end++ >= written.length()) {
                    throw Sql.refused("A comment has no end.");
                }
            }
            gap(end);
        }

        private static RuntimeException hint(String hint) {
            return Sql.refused("A hint (" + hint + ") is not taken. Leave it out.");
        }

        private void word(char here) {
            if (rules.isWord(here)) {
                plain();
            } else if (here == '\'') {
                quotedText();
            } else if (rules.isQuote(here)) {
                name(here == '[' ? ']' : here);
            } else if (here == ':' && Character.isLetter(here(1))) {
                parameter();
            } else if (SIGNS.indexOf(here) >= 0 && (rules != Rules.ORACLE || here != '&')) {
                take(new Word(Sort.SIGN, String.valueOf(here)), String.valueOf(here), at + 1);
            } else {
                throw unknown(here);
            }
        }

        private static RuntimeException unknown(char here) {
            return Sql.refused(
                    switch (here) {
                        case '@' ->
                            "A report has neither variables nor links to other databases (@). Use a parameter, such as :day.";
                        case '?' -> "Write :name where a value goes, not a question mark.";
                        default ->
                            "“" + (here < ' ' ? "\\" + (int) here : here)
                                    + "” is not taken outside of quotes. If it belongs to a name, put the name between double quotes.";
                    });
        }

        private void plain() {
            int end = at;
            while (end < written.length() && rules.isWord(written.charAt(end))) {
                end++;
            }
            String word = written.substring(at, end);
            String small = word.toLowerCase(Locale.ROOT);
            boolean quote = end < written.length() && written.charAt(end) == '\'';
            if (rules == Rules.ORACLE && quote && (small.equals("q") || small.equals("nq"))) {
                alternative(small.equals("nq") ? "N" : "", end);
            } else if (quote && rules.isPrefix(small)) {
                at = end;
                text.append('N');
                quotedText();
            } else if (Character.isDigit(word.charAt(0))) {
                if (!rules.isNumber(word)) {
                    throw Sql.refused("“" + word + "” is neither a number nor a name. Put a blank between them.");
                }
                take(new Word(Sort.NUMBER, word), word, end);
            } else {
                take(new Word(Sort.WORD, small), word, end);
            }
        }

        private void quotedText() {
            StringBuilder value = new StringBuilder();
            int end = closed('\'', value);
            text(value.toString(), end);
        }

        // q'[it's]': ends at its own sign before a quote, and is sent as any other text.
        private void alternative(String prefix, int quote) {
            if (quote + 1 >= written.length() || Character.isWhitespace(written.charAt(quote + 1))) {
                throw Sql.refused("A text between q' and ' begins with a sign, as in q'[…]'.");
            }
            char sign = written.charAt(quote + 1);
            int pair = OPENING.indexOf(sign);
            int end = written.indexOf((pair < 0 ? sign : CLOSING.charAt(pair)) + "'", quote + 2);
            if (end < 0) {
                throw Sql.refused("A quote has no end.");
            }
            text.append(prefix);
            text(written.substring(quote + 2, end), end + 2);
        }

        private void text(String value, int end) {
            take(new Word(Sort.TEXT, value), "'" + value.replace("'", "''") + "'", end);
        }

        private void name(char closing) {
            StringBuilder value = new StringBuilder();
            int end = closed(closing, value);
            if (value.isEmpty()) {
                throw Sql.refused("A name between quotes is empty.");
            }
            take(new Word(Sort.NAME, value.toString()), rules.quoted(value.toString()), end);
        }

        /** Behind its end; what stands twice is one of the value. */
        private int closed(char closing, StringBuilder value) {
            int end = at + 1;
            while (end < written.length()) {
                char one = written.charAt(end);
                if (one != closing) {
                    value.append(one);
                    end++;
                } else if (end + 1 < written.length() && written.charAt(end + 1) == closing) {
                    value.append(one);
                    end += 2;
                } else {
                    return end + 1;
                }
            }
            throw Sql.refused("A quote has no end.");
        }

        private void parameter() {
            int end = at + 1;
            while (end < written.length()
                    && (Character.isLetterOrDigit(written.charAt(end)) || written.charAt(end) == '_')) {
                end++;
            }
            String name = written.substring(at + 1, end);
            all.add(new Word(Sort.PARAMETER, name));
            order.add(name);
            pieces.add(text.toString());
            text.setLength(0);
            at = end;
        }

        private void take(Word word, String sent, int end) {
            all.add(word);
            text.append(sent);
            at = end;
        }
    }
}
