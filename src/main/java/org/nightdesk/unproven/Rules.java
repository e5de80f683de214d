package org.nightdesk.unproven;

import java.util.Set;

/** What is written differently on the two products, by their manuals; what a manual leaves open is refused. */
enum Rules {
    /** Quotes, comments and names: learn.microsoft.com/sql/relational-databases/databases/database-identifiers and sql/t-sql/language-elements. */
    SQLSERVER(Set.of('"', '['), Set.of("n"), "_", "\\d+([eE]\\d*)?|0[xX][0-9a-fA-F]*") {
        @Override
        String quoted(String name) {
            return "[" + name.replace("]", "]]") + "]";
        }

        @Override
        boolean has(String call) {
            return SqlserverWords.CALLED.contains(call);
        }

        @Override
        boolean isRefused(String word) {
            return SqlserverWords.REFUSED.contains(word);
        }
    },
    /** Quotes, comments and names: docs.oracle.com, SQL Language Reference, "Literals" and "Database Object Names and Qualifiers". */
    ORACLE(Set.of('"'), Set.of("n"), "_$#", "\\d+([eE]\\d*)?[fFdD]?") {
        @Override
        String quoted(String name) {
            if (name.indexOf('"') >= 0) {
                throw org.nightdesk.dialect.Sql.refused("A name has a quote in it, which Oracle does not know.");
            }
            return '"' + name + '"';
        }

        @Override
        boolean has(String call) {
            return OracleWords.CALLED.contains(call);
        }

        @Override
        boolean isRefused(String word) {
            return OracleWords.REFUSED.contains(word) || word.startsWith("dbms_") || word.startsWith("utl_");
        }
    };

    private final Set<Character> quotes;
    private final Set<String> prefixes;
    private final String inWords;
    private final String number;

    Rules(Set<Character> quotes, Set<String> prefixes, String inWords, String number) {
        this.quotes = quotes;
        this.prefixes = prefixes;
        this.inWords = inWords;
        this.number = number;
    }

    /** Begins a name. */
    boolean isQuote(char one) {
        return quotes.contains(one);
    }

    /** May stand before a text, right at its quote. */
    boolean isPrefix(String word) {
        return prefixes.contains(word);
    }

    // Letters beyond ASCII stand between quotes: what the server makes of them outside, its manual does not say.
    boolean isWord(char one) {
        return one >= '0' && one <= '9'
                || one >= 'a' && one <= 'z'
                || one >= 'A' && one <= 'Z'
                || inWords.indexOf(one) >= 0;
    }

    /** Whether a word that begins with a digit is a number and nothing else: "1delete" would be two words there. */
    boolean isNumber(String word) {
        return word.matches(number);
    }

    /** A name, whatever it is, as it is sent. */
    abstract String quoted(String name);

    /** Whether it is built in and only computes, or a word of the language before a parenthesis. */
    abstract boolean has(String call);

    /** Whether a statement that reads has no use for it; in small letters. */
    abstract boolean isRefused(String word);
}
