package org.nightdesk.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.dialect.Trace;
import tools.jackson.databind.JsonNode;

/** What is personal behind the names of a plan, by the server's own catalogue: partitions of a table, what a materialised view was made of, and what functions read. */
final class PostgresTold {

    /** Built in, and they read what a text names. */
    private static final String[] READING = {
        "table_to_xml",
        "table_to_xml_and_xmlschema",
        "schema_to_xml",
        "schema_to_xml_and_xmlschema",
        "database_to_xml",
        "database_to_xml_and_xmlschema"
    };

    private final boolean anything;
    private final Map<String, Map<String, Trace>> columns = new HashMap<>();
    private final Set<String> calls = new HashSet<>();

    private PostgresTold(boolean anything) {
        this.anything = anything;
    }

    /** {@code personal}: names of columns in small letters, each by itself or behind its table's and a point. */
    static PostgresTold of(Connection connection, JsonNode plan, Collection<String> calls, List<String> personal)
            throws SQLException {
        PostgresTold told = new PostgresTold(!personal.isEmpty());
        if (told.anything) {
            told.read(connection, relations(plan), personal);
            told.read(connection, calls);
        }
        return told;
    }

    private static Set<Relation> relations(JsonNode node) {
        Set<Relation> relations = new LinkedHashSet<>();
        if (node.hasNonNull("Relation Name")) {
            relations.add(new Relation(
                    node.path("Schema").asString(""), node.get("Relation Name").asString()));
        }
        node.forEach(child -> relations.addAll(relations(child)));
        return relations;
    }

    private record Relation(String schema, String name) {}

    // A partition's column is that of the table which it is a part of. Of a materialised view all is personal when
    // anything is that it was made of, and so are the samples that the planner keeps.
    private void read(Connection connection, Set<Relation> relations, List<String> personal) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement("""
                with recursive asked as (
                  select c.oid, n.nspname, c.relname, c.relkind
                    from unnest(?, ?) as a(schema, name)
                    join pg_catalog.pg_namespace n on n.nspname = a.schema
                    join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = a.name
                ), above(oid, top) as (
                  select oid, oid from asked
                  union
                  select above.oid, i.inhparent from above join pg_catalog.pg_inherits i on i.inhrelid = above.top
                ), behind(oid, source, place) as (
                  select asked.oid, d.refobjid, d.refobjsubid
                    from asked
                    join pg_catalog.pg_rewrite r on r.ev_class = asked.oid
                    join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = r.oid
                     and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> r.ev_class
                   where asked.relkind = 'm'
                  union
                  select behind.oid, d.refobjid, d.refobjsubid
                    from behind
                    join pg_catalog.pg_rewrite r on r.ev_class = behind.source
                    join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = r.oid
                     and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> r.ev_class
                )
                select asked.nspname, asked.relname, a.attname,
                       a.atttypid in ('pg_catalog.text'::regtype, 'pg_catalog.varchar'::regtype, 'pg_catalog.bpchar'::regtype) as text
                  from asked
                  join pg_catalog.pg_attribute a on a.attrelid = asked.oid and not a.attisdropped
                 where lower(a.attname) = any (?)
                    or exists (select from above join pg_catalog.pg_class c on c.oid = above.top
                                where above.oid = asked.oid and lower(c.relname || '.' || a.attname) = any (?))
                    or exists (select from behind
                                 join pg_catalog.pg_class c on c.oid = behind.source
                                 join pg_catalog.pg_attribute b on b.attrelid = c.oid and behind.place in (0, b.attnum)
                                where behind.oid = asked.oid
                                  and (lower(b.attname) = any (?) or lower(c.relname || '.' || b.attname) = any (?)))
                    or asked.nspname = 'pg_catalog' and asked.relname in ('pg_statistic', 'pg_statistic_ext_data')
                """)) {
            asked.setArray(
                    1,
                    array(connection, relations.stream().map(Relation::schema).toList()));
            asked.setArray(
                    2, array(connection, relations.stream().map(Relation::name).toList()));
            for (int place = 3; place <= 6; place++) {
                asked.setArray(place, array(connection, personal));
            }
            try (ResultSet rows = asked.executeQuery()) {
                while (rows.next()) {
                    columns.computeIfAbsent(key(rows.getString(1), rows.getString(2)), any -> new HashMap<>())
                            .put(rows.getString(3), rows.getBoolean(4) ? Trace.TEXT : Trace.TOLD);
                }
            }
        }
    }

    // Who made a function says that it changes nothing, not what it reads.
    private void read(Connection connection, Collection<String> called) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement("""
                select distinct proname
                  from pg_catalog.pg_proc
                 where proname = any (?)
                   and case when pronamespace = 'pg_catalog'::regnamespace then proname = any (?) else provolatile <> 'i' end
                """)) {
            asked.setArray(1, array(connection, called));
            asked.setArray(2, connection.createArrayOf("text", READING));
            try (ResultSet rows = asked.executeQuery()) {
                while (rows.next()) {
                    calls.add(rows.getString(1));
                }
            }
        }
    }

    private static java.sql.Array array(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static String key(String schema, String relation) {
        return schema + "." + relation;
    }

    /** Whether the statement reads or calls anything that is personal, or may be. */
    boolean isEmpty() {
        return columns.isEmpty() && calls.isEmpty();
    }

    /** Whether any column of the source is said to be personal. */
    boolean isAnything() {
        return anything;
    }

    /** Of a table's column; of all of them as {@code *}. */
    Trace column(String schema, String relation, String column) {
        Map<String, Trace> told = columns.getOrDefault(key(schema, relation), Map.of());
        if (column.equals("*")) {
            return told.isEmpty() ? Trace.CLEAR : Trace.TOLD;
        }
        return told.getOrDefault(column, Trace.CLEAR);
    }

    /** Whether one of these functions may read what is personal. */
    boolean isCalled(Set<String> functions) {
        return functions.stream().anyMatch(calls::contains);
    }
}
