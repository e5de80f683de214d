package org.nightdesk.unproven;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.dialect.Kind;
import org.nightdesk.dialect.Masked;
import org.nightdesk.dialect.Plan;
import org.nightdesk.unproven.Words.Word;

/**
 * A statement whose columns nobody follows. While a source has personal columns, one that names such a column, has a star or reads anything but tables may show something of them:
 * every column of it is masked, and it may ask nothing of them, which is to say nothing at all. Nothing is estimated.
 */
final class Unfollowed implements Plan {

    private static final Set<String> ASKING = Set.of(
            "where",
            "having",
            "on",
            "using",
            "natural",
            "group",
            "order",
            "distinct",
            "unique",
            "union",
            "except",
            "intersect",
            "minus",
            "connect",
            "case",
            "qualify",
            "pivot",
            "unpivot",
            "exists",
            "over",
            "apply",
            "lateral",
            "fetch",
            "top",
            "match_recognize");

    private final Words words;
    private final Set<String> personal;
    private final boolean touching;

    /** {@code more}: it reads something that is no table. */
    Unfollowed(Words words, List<String> personal, boolean more) {
        this.words = words;
        this.personal = personal.stream()
                .map(one -> one.substring(one.indexOf('.') + 1))
                .collect(Collectors.toSet());
        Set<String> names = Reading.names(words);
        this.touching = !personal.isEmpty()
                && (more
                        || names.contains("natural")
                        || hasStar(words)
                        || this.personal.stream().anyMatch(names::contains));
    }

    // "*", "a.*"; not "a * b" nor "count(*)".
    private static boolean hasStar(Words words) {
        return IntStream.range(0, words.size()).anyMatch(at -> {
            Word before = words.at(at - 1);
            Word behind = words.at(at + 1);
            boolean counted = before.is("(") && words.at(at - 2).is("count") && behind.is(")");
            boolean times = (before.is(")") || before.sort() != Words.Sort.SIGN && !before.is("select"))
                    && (behind.is("(") || behind.sort() != Words.Sort.SIGN && !behind.is("from"));
            return words.at(at).is("*") && !counted && !times;
        });
    }

    @Override
    public double cost() {
        return 0;
    }

    @Override
    public void checkUnseen() {
        if (touching
                && words.all().stream()
                        .anyMatch(word ->
                                word.sort() == Words.Sort.WORD && ASKING.contains(word.text()) || word.is("count"))) {
            throw Plan.untold("what it asks for beside a plain list");
        }
    }

    @Override
    public Masked masked(ResultSetMetaData result, List<Kind> kinds) throws SQLException {
        Set<Integer> masked = new HashSet<>();
        for (int at = 0; at < kinds.size(); at++) {
            if (touching || personal.contains(result.getColumnLabel(at + 1).toLowerCase(Locale.ROOT))) {
                masked.add(at);
            }
        }
        return new Masked(masked, Set.of());
    }
}
