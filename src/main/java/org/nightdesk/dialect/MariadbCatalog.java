package org.nightdesk.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import org.nightdesk.dialect.MariadbText.Token;

/** What the server's own tables say about the names in a statement. */
final class MariadbCatalog {

    /** The views behind a statement: whether there are any, and all names in their definitions. */
    record Reading(boolean views, Set<String> names) {}

    /** A stored function; whether it is declared to read only and to answer the same each time. */
    private record Stored(String schema, String name, boolean harmless) {

        boolean is(String call) {
            return call.equals(name) || call.equals(schema + "." + name) || call.equals(MariadbBuiltins.QUOTED + name);
        }
    }

    private record View(String schema, String name, String definition) {}

    private final Connection connection;

    MariadbCatalog(Connection connection) {
        this.connection = connection;
    }

    /** Refused when one of them is neither built in and harmless nor stored and declared so. Answers whether there is a stored one among them. */
    boolean checkCalls(Collection<String> calls) throws SQLException {
        if (calls.isEmpty()) {
            return false;
        }
        List<Stored> all = stored(calls);
        for (String call : calls) {
            List<Stored> so = all.stream().filter(one -> one.is(call)).toList();
            boolean known = MariadbBuiltins.has(call) || !so.isEmpty();
            if (!known || so.stream().anyMatch(one -> !one.harmless())) {
                throw Sql.refused(
                        "A report may not call " + call.replace(MariadbBuiltins.QUOTED, "")
                                + ": it is none of those that only compute, nor a stored one declared deterministic and reading.");
            }
        }
        return !all.isEmpty();
    }

    private List<Stored> stored(Collection<String> calls) throws SQLException {
        Set<String> names = new HashSet<>();
        calls.forEach(
                call -> names.add(call.substring(call.lastIndexOf('.') + 1).replace(MariadbBuiltins.QUOTED, "")));
        List<Stored> stored = new ArrayList<>();
        ask("""
                select routine_schema, routine_name,
                       is_deterministic = 'YES' and sql_data_access in ('NO SQL', 'READS SQL DATA') as harmless
                  from information_schema.routines
                 where routine_type = 'FUNCTION' and routine_name in (%s)
                """, names, row -> stored.add(new Stored(small(row, 1), small(row, 2), row.getBoolean(3))));
        return stored;
    }

    /** Follows each view to the views in it, and checks what it calls. Refused too when the login may not see what a view is made of. */
    Reading behind(MariadbText text) throws SQLException {
        Set<String> names = new HashSet<>();
        Set<String> seen = new HashSet<>();
        Queue<Set<String>> open = new ArrayDeque<>(List.of(names(text)));
        while (!open.isEmpty()) {
            for (View view : views(open.remove())) {
                if (seen.add(view.schema() + "." + view.name())) {
                    MariadbText definition = definition(view);
                    checkCalls(MariadbReader.calls(definition));
                    names.addAll(names(definition));
                    open.add(names(definition));
                }
            }
        }
        return new Reading(!seen.isEmpty(), names);
    }

    private static MariadbText definition(View view) {
        if (view.definition().isBlank()) {
            throw Sql.refused(
                    "This login does not see what the view " + view.name() + " is made of. Grant show view on it.");
        }
        return MariadbText.of(view.definition());
    }

    private List<View> views(Set<String> names) throws SQLException {
        List<View> views = new ArrayList<>();
        if (!names.isEmpty()) {
            ask("""
                    select table_schema, table_name, view_definition
                      from information_schema.views
                     where table_name in (%s)
                    """, names, row -> views.add(new View(small(row, 1), small(row, 2), String.valueOf(row.getString(3)))));
        }
        return views;
    }

    /** Those of the columns that hold numbers in a table of such a name. */
    Set<String> numbers(Set<String> tables, Set<String> columns) throws SQLException {
        Set<String> found = new HashSet<>();
        ask(
                """
                select table_name, column_name
                  from information_schema.columns
                 where data_type in ('tinyint', 'smallint', 'mediumint', 'int', 'bigint', 'decimal', 'float', 'double', 'bit', 'year')
                   and column_name in (%s)
                """,
                columns, row -> {
                    if (tables.contains(small(row, 1))) {
                        found.add(small(row, 2));
                    }
                });
        return found;
    }

    /** All names and words in it, in small letters. */
    static Set<String> names(MariadbText text) {
        Set<String> names = new HashSet<>();
        text.tokens().stream().filter(Token::isName).map(Token::text).forEach(names::add);
        return names;
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private void ask(String sql, Collection<String> names, Row each) throws SQLException {
        List<String> all = List.copyOf(names);
        try (PreparedStatement asked = connection.prepareStatement(sql.formatted("?" + ", ?".repeat(all.size() - 1)))) {
            for (int index = 0; index < all.size(); index++) {
                asked.setString(index + 1, all.get(index));
            }
            try (ResultSet rows = asked.executeQuery()) {
                while (rows.next()) {
                    each.take(rows);
                }
            }
        }
    }

    private static String small(ResultSet row, int column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }
}
