package org.nightdesk.mariadb;

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
import java.util.stream.Collectors;
import org.nightdesk.dialect.Sql;
import org.nightdesk.mariadb.MariadbText.Token;

/** What the server's own tables say about the names in a statement. */
final class MariadbCatalog {

    /** The views behind a statement, as they are defined, and the stored functions that it and they call, by their names alone. */
    record Reading(List<MariadbText> views, Set<String> stored) {

        /** All names in the views' definitions. */
        Set<String> names() {
            return views.stream()
                    .flatMap(view -> MariadbCatalog.names(view).stream())
                    .collect(Collectors.toSet());
        }
    }

    /** A stored function; whether it is declared to read only and to answer the same each time. */
    private record Stored(String schema, String name, boolean harmless) {

        boolean is(String call) {
            return call.equals(name) || call.equals(schema + "." + name) || call.equals(MariadbBuiltins.QUOTED + name);
        }
    }

    private record View(String schema, String name, String definition) {}

    private final Kin kin;
    private final Connection connection;

    MariadbCatalog(Kin kin, Connection connection) {
        this.kin = kin;
        this.connection = connection;
    }

    /** Refused when one of them is neither built in and harmless nor stored and declared so. Answers the names of the stored ones among them. */
    private Set<String> checkCalls(Collection<String> calls) throws SQLException {
        if (calls.isEmpty()) {
            return Set.of();
        }
        List<Stored> all = stored(calls);
        for (String call : calls) {
            List<Stored> so = all.stream().filter(one -> one.is(call)).toList();
            boolean known = kin.has(call) || !so.isEmpty();
            if (!known || so.stream().anyMatch(one -> !one.harmless())) {
                throw Sql.refused(
                        "A report may not call " + call.replace(MariadbBuiltins.QUOTED, "")
                                + ": it is none of those that only compute, nor a stored one declared deterministic and reading.");
            }
        }
        return all.stream().map(Stored::name).collect(Collectors.toSet());
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

    /**
     * Checks what the statement calls and follows each view to the views in it, and checks what those call. Refused too when the login may not see what a view is made of.
     */
    Reading behind(MariadbText text, Collection<String> calls) throws SQLException {
        Set<String> stored = new HashSet<>(checkCalls(calls));
        List<MariadbText> definitions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Queue<Set<String>> open = new ArrayDeque<>(List.of(names(text)));
        while (!open.isEmpty()) {
            for (View view : views(open.remove())) {
                if (seen.add(view.schema() + "." + view.name())) {
                    MariadbText definition = definition(view);
                    stored.addAll(checkCalls(MariadbReader.calls(definition)));
                    definitions.add(definition);
                    open.add(names(definition));
                }
            }
        }
        return new Reading(definitions, stored);
    }

    private MariadbText definition(View view) throws SQLException {
        if (view.definition().isBlank()) {
            throw Sql.refused(
                    "This login does not see what the view " + view.name() + " is made of. Grant show view on it.");
        }
        MariadbText text = MariadbText.of(view.definition());
        return kin == Kin.MYSQL ? named(view, text) : text;
    }

    // There a view's list of columns is no part of its definition: it is put before it where it says something else.
    private MariadbText named(View view, MariadbText text) throws SQLException {
        List<String> columns = new ArrayList<>();
        ask("""
                select column_name
                  from information_schema.columns
                 where concat(lower(table_schema), '.', lower(table_name)) in (%s)
                 order by ordinal_position
                """, List.of(view.schema() + "." + view.name()), row -> columns.add(small(row, 1)));
        if (MariadbSelects.of(text).isCalled(columns)) {
            return text;
        }
        String list = columns.stream().map(Mariadb::quoted).collect(Collectors.joining(", "));
        return MariadbText.of(Mariadb.quoted(view.name()) + " (" + list + ") as (" + view.definition() + ")");
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
