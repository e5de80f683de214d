package org.nightdesk.mariadb;

import java.util.LinkedHashSet;
import java.util.Set;
import org.nightdesk.dialect.Sql;
import org.nightdesk.mariadb.MariadbText.Sort;
import org.nightdesk.mariadb.MariadbText.Token;

/** Holds a statement to one that reads, as far as its words tell; what it calls is looked up on the server. */
final class MariadbReader {

    private static final Set<String> READING = Set.of("select", "with", "values", "(");

    /** All of them are reserved there: as a name each stands between backticks. Behind a point too: "1.into" is a number and a word. */
    private static final Set<String> WRITING = Set.of(
            "into",
            "procedure",
            "lock",
            "update",
            "delete",
            "load",
            "call",
            "drop",
            "alter",
            "create",
            "grant",
            "table");

    /** Reserved too, but functions when they are called. */
    private static final Set<String> WRITING_UNCALLED = Set.of("insert", "replace");

    private final MariadbText text;

    private MariadbReader(MariadbText text) {
        this.text = text;
    }

    static Sql read(String written) {
        MariadbText text = MariadbText.of(written);
        if (READING.stream().noneMatch(text.at(0)::is)) {
            throw Sql.refused("A report begins with select, with or values.");
        }
        MariadbReader reader = new MariadbReader(text);
        reader.checkWords();
        return new Sql(text.pieces(), text.order(), reader.calls());
    }

    /** What a statement calls; one in a schema as the schema, a point and its name; words before a parenthesis among it. */
    static Set<String> calls(MariadbText text) {
        return new MariadbReader(text).calls();
    }

    private void checkWords() {
        for (int at = 0; at < text.size(); at++) {
            Token token = text.at(at);
            if (token.sort() == Sort.WORD && isWriting(at)) {
                throw Sql.refused("A report only reads; leave out “" + token.text() + "”, or write `" + token.text()
                        + "` if that is a name.");
            }
        }
    }

    private boolean isWriting(int at) {
        String word = text.at(at).text();
        String next = text.at(at + 1).text();
        return WRITING.contains(word)
                || WRITING_UNCALLED.contains(word) && !next.equals("(")
                || word.equals("share") && text.at(at - 1).is("for")
                || (word.equals("next") || word.equals("previous")) && next.equals("value");
    }

    private Set<String> calls() {
        Set<String> calls = new LinkedHashSet<>();
        for (int at = 0; at < text.size(); at++) {
            if (text.at(at).isName() && text.at(at + 1).is("(") && !isCommonTable(at)) {
                calls.add(called(at));
            }
        }
        return calls;
    }

    private String called(int at) {
        String name = text.at(at).text();
        if (name.contains(".")) {
            throw Sql.refused("A report may not call " + name + ".");
        }
        if (text.at(at - 1).is(".")) {
            return text.at(at - 2).text() + "." + name;
        }
        return text.at(at).sort() == Sort.NAME ? MariadbBuiltins.QUOTED + name : name;
    }

    // "name (columns) as (": only a common table expression is followed like that.
    private boolean isCommonTable(int at) {
        int depth = 0;
        for (int end = at + 1; end < text.size(); end++) {
            depth += text.at(end).is("(") ? 1 : text.at(end).is(")") ? -1 : 0;
            if (depth == 0) {
                return text.at(end + 1).is("as") && text.at(end + 2).is("(");
            }
        }
        return false;
    }
}
