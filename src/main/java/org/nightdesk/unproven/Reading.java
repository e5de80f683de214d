package org.nightdesk.unproven;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.dialect.Sql;
import org.nightdesk.unproven.Words.Sort;
import org.nightdesk.unproven.Words.Word;

/** Holds a statement to one select whose every call is on a list. Nothing of it is looked up on a server, so a call of anything else is refused. */
final class Reading {

    private static final Set<String> JOINING = Set.of("union", "all", "except", "intersect", "minus");

    /** Four of them name another server; a fifth is none. */
    private static final int MOST_PARTS = 4;

    private final Rules rules;
    private final Words words;

    private Reading(Rules rules, Words words) {
        this.rules = rules;
        this.words = words;
    }

    static Sql read(Rules rules, String written) {
        Words words = Words.of(rules, written);
        if (!words.at(0).is("select") && !words.at(0).is("with")) {
            throw Sql.refused("A report begins with select or with.");
        }
        return new Sql(words.pieces(), words.order(), new Reading(rules, words).checked());
    }

    /** All names and words in it, in small letters. */
    static Set<String> names(Words words) {
        return words.all().stream()
                .filter(Word::isName)
                .map(word -> word.text().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private Set<String> checked() {
        Set<String> calls = new LinkedHashSet<>();
        int depth = 0;
        int selects = 0;
        for (int at = 0; at < words.size(); at++) {
            Word word = words.at(at);
            depth += word.is("(") ? 1 : word.is(")") ? -1 : 0;
            if (depth < 0) {
                throw Sql.refused("A parenthesis closes that was not opened.");
            }
            checkWord(at);
            checkParts(at);
            if (word.is("select")
                    && depth == 0
                    && !JOINING.contains(words.at(at - 1).text())) {
                selects++;
            }
            if (word.isName() && words.at(at + 1).is("(") && !isNaming(at)) {
                calls.add(called(at));
            }
        }
        if (selects != 1 || depth != 0) {
            throw Sql.refused("Write one statement: there are several, or a parenthesis is open.");
        }
        return calls;
    }

    private void checkWord(int at) {
        Word word = words.at(at);
        boolean with = word.is("with") && at > 0 && !words.at(at + 1).is("ties");
        boolean next = word.is("next") && words.at(at + 1).is("value");
        if (word.sort() == Sort.WORD && (rules.isRefused(word.text()) || with || next)) {
            throw Sql.refused("A report only reads; leave out “" + word.text() + "”, or write "
                    + rules.quoted(word.text()) + " if that is a name.");
        }
    }

    // "server.database.schema.table" and "database..table".
    private void checkParts(int at) {
        int parts = 1;
        int end = at;
        while (words.at(end).isName() && words.at(end + 1).is(".")) {
            if (words.at(end + 2).is(".")) {
                throw Sql.refused("A name leads into another database (..). Name the table by its schema.");
            }
            parts++;
            end += 2;
        }
        if (parts >= MOST_PARTS) {
            throw Sql.refused("A name of four parts leads to another server. Name the table by its schema.");
        }
    }

    // "name (columns) as (", ") as d (columns)": names for columns.
    private boolean isNaming(int at) {
        boolean derived = words.at(at - 1).is(")")
                || words.at(at - 1).is("as") && words.at(at - 2).is(")");
        if (derived) {
            return !rules.has(words.at(at).text());
        }
        int depth = 0;
        for (int end = at + 1; end < words.size(); end++) {
            depth += words.at(end).is("(") ? 1 : words.at(end).is(")") ? -1 : 0;
            if (depth == 0) {
                return words.at(end + 1).is("as")
                        && words.at(end + 2).is("(")
                        && words.at(end + 3).is("select");
            }
        }
        return false;
    }

    private String called(int at) {
        Word word = words.at(at);
        if (word.sort() == Sort.NAME || words.at(at - 1).is(".") || !rules.has(word.text())) {
            throw Sql.refused("A report may not call " + word.text()
                    + " here: it is none of the built-in functions that are known to only compute.");
        }
        return word.text();
    }
}
