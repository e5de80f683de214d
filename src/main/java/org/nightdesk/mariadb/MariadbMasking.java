package org.nightdesk.mariadb;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.dialect.Kind;
import org.nightdesk.dialect.Masked;
import org.nightdesk.mariadb.MariadbCatalog.Reading;
import org.nightdesk.mariadb.MariadbText.Sort;
import org.nightdesk.mariadb.MariadbText.Token;

/**
 * Which columns of a result tell who somebody is. MariaDB's plan does not say what its columns are made of; its answer does, but for columns of tables only, and not
 * through what is nested. So a statement of a single select on tables is followed column by column, by its words and by what the server says where a column comes
 * from; in any other that names something personal, all is masked but numbers that are clearly made of something else.
 */
final class MariadbMasking {

    private static final Set<String> BEFORE_STAR =
            Set.of("select", "distinct", "distinctrow", "all", "straight_join", "high_priority", "sql_calc_found_rows");

    private final Set<String> personal;
    private final boolean reading;
    private final boolean simple;
    private final MariadbTrace trace;
    private final MariadbText text;
    private final Set<String> columns;

    MariadbMasking(List<String> personal, MariadbText text, Reading behind) {
        this.personal = Set.copyOf(personal);
        Set<String> names = personal.stream()
                .map(one -> one.substring(one.indexOf('.') + 1))
                .collect(Collectors.toSet());
        Set<String> all = new HashSet<>(MariadbCatalog.names(text));
        all.addAll(behind.names());
        this.reading = !names.isEmpty()
                && (hasStar(text) || !behind.stored().isEmpty() || all.stream().anyMatch(names::contains));
        this.simple = behind.views().isEmpty()
                && behind.stored().isEmpty()
                && text.tokens().stream().filter(token -> token.is("select")).count() == 1
                && text.tokens().stream().noneMatch(token -> token.is("json_table"));
        this.text = text;
        this.columns = Set.copyOf(names);
        names.addAll(behind.stored());
        this.trace = new MariadbTrace(names, text, behind.views());
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

    /** Refused when its rows would tell what is not shown. */
    void checkUnseen() {
        if (reading) {
            new MariadbUnseen(text, trace, columns).check();
        }
    }

    Masked of(ResultSetMetaData result, List<Kind> kinds) throws SQLException {
        Set<Integer> masked = new HashSet<>();
        Set<Integer> kept = new HashSet<>();
        for (int at = 0; at < kinds.size(); at++) {
            Column column = new Column(
                    result.getColumnLabel(at + 1).toLowerCase(Locale.ROOT),
                    result.getTableName(at + 1).toLowerCase(Locale.ROOT),
                    result.getColumnName(at + 1).toLowerCase(Locale.ROOT),
                    kinds.get(at).isFigure());
            boolean clear = trace.isClear(at, kinds.size());
            if (personal.contains(column.label()) || isPersonal(column) || reading && isMasked(column, clear)) {
                masked.add(at);
            }
            if (simple && isPersonal(column) && trace.isSteady(column.name())) {
                kept.add(at);
            }
        }
        return new Masked(masked, kept);
    }

    private record Column(String label, String table, String name, boolean figure) {}

    private boolean isPersonal(Column column) {
        return !column.table().isEmpty()
                && (personal.contains(column.name()) || personal.contains(column.table() + "." + column.name()));
    }

    private boolean isMasked(Column column, boolean clear) {
        boolean shown = simple && !column.table().isEmpty() || clear && (simple || column.figure());
        return !shown;
    }
}
