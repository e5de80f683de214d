package org.nightdesk.dialect;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.dialect.MariadbCatalog.Reading;
import org.nightdesk.dialect.MariadbText.Sort;
import org.nightdesk.dialect.MariadbText.Token;

/**
 * Which columns of a result tell who somebody is. MariaDB's plan does not say what its columns are made of; its answer does, but for columns of
 * tables only, and not through what is nested. So a statement of a single select on tables is followed column by column, by its words and by
 * what the server says where a column comes from; in any other that names something personal, all is masked but numbers that cannot be personal.
 */
final class MariadbMasking {

    private static final Set<String> BEFORE_STAR =
            Set.of("select", "distinct", "distinctrow", "all", "straight_join", "high_priority", "sql_calc_found_rows");

    private final Set<String> personal;
    private final Set<String> names;
    private final MariadbText text;
    private final boolean reading;
    private final boolean simple;
    private final boolean star;
    private final Set<String> all;
    private Set<String> numbers = Set.of();

    MariadbMasking(List<String> personal, MariadbText text, Reading behind, boolean storedCalls) {
        this.personal = Set.copyOf(personal);
        this.names = personal.stream()
                .map(one -> one.substring(one.indexOf('.') + 1))
                .collect(Collectors.toSet());
        this.text = text;
        this.star = hasStar(text);
        this.all = new HashSet<>(MariadbCatalog.names(text));
        all.addAll(behind.names());
        this.reading = !names.isEmpty() && (star || storedCalls || all.stream().anyMatch(names::contains));
        this.simple = !behind.views()
                && !storedCalls
                && text.tokens().stream().filter(token -> token.is("select")).count() == 1
                && text.tokens().stream().noneMatch(token -> token.is("json_table"));
    }

    /** Asked before the result comes: then its connection is busy. */
    MariadbMasking with(MariadbCatalog catalog) throws SQLException {
        numbers = reading ? catalog.numbers(all, names) : Set.of();
        return this;
    }

    // "select *" and "a.*", not "a * b" nor "count(*)".
    private static boolean hasStar(MariadbText text) {
        for (int at = 0; at < text.size(); at++) {
            Token before = text.at(at - 1);
            Token behind = text.at(at + 1);
            boolean stands = before.is(".")
                    || before.is(",")
                    || before.sort() == Sort.WORD && BEFORE_STAR.contains(before.text())
                    || behind.is("from")
                    || behind.is(",")
                    || at == text.size() - 1;
            if (text.at(at).is("*") && stands) {
                return true;
            }
        }
        return false;
    }

    /** The places of the columns to mask, the first 0. */
    Set<Integer> of(ResultSetMetaData result, List<Kind> kinds) throws SQLException {
        List<Set<String>> items = simple && !star ? items() : List.of();
        Set<Integer> masked = new HashSet<>();
        for (int at = 0; at < kinds.size(); at++) {
            Column column = new Column(
                    result.getColumnLabel(at + 1).toLowerCase(Locale.ROOT),
                    result.getTableName(at + 1).toLowerCase(Locale.ROOT),
                    result.getColumnName(at + 1).toLowerCase(Locale.ROOT),
                    kinds.get(at).isFigure());
            if (personal.contains(column.label())
                    || isPersonal(column)
                    || reading && isMasked(column, items.size() == kinds.size() ? items.get(at) : all)) {
                masked.add(at);
            }
        }
        return masked;
    }

    private record Column(String label, String table, String name, boolean figure) {}

    private boolean isPersonal(Column column) {
        return !column.table().isEmpty()
                && (personal.contains(column.name()) || personal.contains(column.table() + "." + column.name()));
    }

    private boolean isMasked(Column column, Set<String> words) {
        if (!simple) {
            return !column.figure() || !numbers.isEmpty();
        }
        Set<String> telling = column.figure() ? numbers : names;
        return column.table().isEmpty()
                && (star && !telling.isEmpty() || words.stream().anyMatch(telling::contains));
    }

    /** The words of each item of the one select, in their order. */
    private List<Set<String>> items() {
        List<Set<String>> items = new ArrayList<>(List.of(new HashSet<>()));
        int depth = 0;
        for (Token token : text.tokens()) {
            if (depth == 0 && token.is("from")) {
                break;
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(",")) {
                items.add(new HashSet<>());
            } else if (token.isName()) {
                items.getLast().add(token.text());
            }
        }
        return items;
    }
}
