package org.nightdesk.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nightdesk.dialect.Sql;
import org.nightdesk.dialect.Values;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks at the plan before anything runs: refuses what writes, locks, costs too much, or calls a volatile function. The plan is
 * made, never executed. Why in this order: docs/decisions/0021.
 */
final class PostgresGate {

    private static final Set<String> READING_ONLY = Set.of("ModifyTable", "LockRows");

    /** Volatile because their answers differ, not because they do anything. */
    private static final String[] HARMLESS = {
        "random",
        "clock_timestamp",
        "timeofday",
        "gen_random_uuid",
        "pg_relation_size",
        "pg_total_relation_size",
        "pg_table_size",
        "pg_indexes_size",
        "pg_database_size"
    };

    private PostgresGate() {}

    /** Refused, saying why, when the statement must not run; else its plan, of a cost of at most {@code most}, and what is personal in it. */
    static PostgresPlan check(Connection connection, Sql sql, Values values, double most, List<String> personal)
            throws SQLException {
        checkCalls(connection, sql.calls());
        JsonNode plan = plan(connection, sql, values);
        plan.findValuesAsString("Node Type").stream()
                .filter(READING_ONLY::contains)
                .findFirst()
                .ifPresent(node -> {
                    throw Sql.refused("A report only reads; this one would write or lock.");
                });
        double cost = cost(plan);
        if (cost > most) {
            throw Sql.refused(String.format(
                    Locale.ENGLISH,
                    "The database reckons with a cost of %,.0f; at most %,.0f is let through here. Ask for less, or for what has an index.",
                    cost,
                    most));
        }
        Set<String> calls = new LinkedHashSet<>(plan.findValuesAsString("Function Name"));
        texts(plan).forEach(text -> calls.addAll(PostgresReader.callsIn(text)));
        checkCalls(connection, calls);
        calls.addAll(sql.calls());
        PostgresTold told = PostgresTold.of(connection, plan, calls, personal);
        return new PostgresPlan(plan, personal, told, PostgresAsked.of(sql, values));
    }

    /** What the planner reckons. */
    static double cost(JsonNode plan) {
        return plan.path("Plan").path("Total Cost").asDouble();
    }

    private static JsonNode plan(Connection connection, Sql sql, Values values) throws SQLException {
        try (PreparedStatement explain = Postgres.prepare(connection, "explain (verbose, format json) ", sql, values);
                ResultSet plan = explain.executeQuery()) {
            plan.next();
            return JsonMapper.shared().readTree(plan.getString(1)).path(0);
        }
    }

    // By name, whatever the schema: one that shares its name with a volatile function is refused too.
    private static void checkCalls(Connection connection, Set<String> calls) throws SQLException {
        try (PreparedStatement asked = connection.prepareStatement("""
                select string_agg(distinct proname, ', ')
                  from pg_catalog.pg_proc
                 where proname = any (?)
                   and provolatile = 'v'
                   and not (pronamespace = 'pg_catalog'::regnamespace and proname = any (?))
                """)) {
            asked.setArray(1, connection.createArrayOf("text", calls.toArray()));
            asked.setArray(2, connection.createArrayOf("text", HARMLESS));
            try (ResultSet found = asked.executeQuery()) {
                found.next();
                String names = found.getString(1);
                if (names != null) {
                    throw Sql.refused("A report may not call " + names + ": it could change something.");
                }
            }
        }
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isString()) {
            texts.add(node.asString());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }
}
