package org.nightdesk.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.dialect.Trace;
import org.nightdesk.postgres.PostgresExpression.Reference;
import tools.jackson.databind.JsonNode;

/**
 * Follows what is personal through a plan, from the tables to the result. The server writes what a part of the plan gives out in the words of its parts, down to
 * the next name: of a table, a select in brackets, a common table, a function. Such a name is taken for all that stands behind it, because the plan does not
 * say in which order; and what no name leads to is taken for personal.
 */
final class PostgresTrace {

    private static final Set<String> UNITED = Set.of("Append", "Merge Append", "SetOp", "Recursive Union");
    private static final Set<String> COMPARING = Set.of("SetOp", "Recursive Union");
    private static final Set<String> NAMED = Set.of(
            "Subquery Scan", "CTE Scan", "WorkTable Scan", "Function Scan", "Table Function Scan", "Values Scan");
    private static final List<String> CONDITIONS =
            List.of("Filter", "Join Filter", "Hash Cond", "Merge Cond", "Index Cond", "Recheck Cond", "Order By");

    private final PostgresTold told;
    private final Map<String, JsonNode> tables = new HashMap<>();
    private final Map<String, Trace> named = new HashMap<>();
    private final String single;

    /** Of common tables, by their names in the statement. */
    private final Map<String, Trace> common = new HashMap<>();

    private final Set<String> commonTables = new HashSet<>();

    /** Names of rows that come from no table. */
    private final Set<String> invented = new HashSet<>();

    /** What is worked out apart, of which the server only writes a number. */
    private Trace hidden = Trace.CLEAR;

    /** Names behind which there is nothing but what is kept, and behind which nothing is made of it, until it is found otherwise. */
    private final Set<String> unkept = new HashSet<>();

    private final Set<String> untidy = new HashSet<>();

    /** Names of what is put together with something else in the same column. */
    private final Set<String> blended = new HashSet<>();

    private boolean compared;
    private boolean moved;
    private final PostgresPart result;

    PostgresTrace(JsonNode plan, PostgresTold told) {
        this.told = told;
        Set<String> aliases = new HashSet<>();
        collect(plan, aliases);
        this.single = aliases.size() == 1 ? aliases.iterator().next() : "";
        PostgresPart top;
        do {
            moved = false;
            top = follow(plan, false);
        } while (moved);
        this.result = top;
    }

    /** Of a column of the result, the first 0. */
    Trace column(int place) {
        return place < result.outputs().size() ? result.outputs().get(place) : untold();
    }

    /** Whether a column of the result, the first 0, gives nothing but values of personal columns as they are kept. */
    boolean isKept(int place) {
        return place < result.kept().size() && result.kept().get(place);
    }

    /** Whether rows are compared, to find those that are there twice or not at all, of which some have what is personal and others have not. */
    boolean isCompared() {
        return compared;
    }

    PostgresExpression read(String written) {
        return new PostgresExpression(written, single);
    }

    /** Whether each column in it is clear, or personal and as it is kept. */
    boolean isTidy(PostgresExpression expression) {
        return !expression.isHidden()
                && expression.references().stream()
                        .allMatch(one -> column(one) == Trace.CLEAR
                                || isStored(one)
                                || named.containsKey(one.alias())
                                        && !untidy.contains(one.alias())
                                        && !blended.contains(one.alias()));
    }

    /** Whether what is personal in it, if anything is, are texts as they are kept. */
    boolean isOfTexts(PostgresExpression expression) {
        return expression.references().stream().noneMatch(one -> column(one) == Trace.TOLD);
    }

    /** Whether each column in it is personal, and as it is kept. */
    boolean isKept(PostgresExpression expression) {
        return !expression.isHidden()
                && !expression.references().isEmpty()
                && expression.references().stream().allMatch(this::isKept);
    }

    private boolean isKept(Reference reference) {
        String alias = reference.alias();
        boolean behind = named.containsKey(alias) && !unkept.contains(alias) && !blended.contains(alias);
        return !reference.column().equals("*") && (behind || isStored(reference)) && column(reference) != Trace.CLEAR;
    }

    private boolean isStored(Reference reference) {
        String alias = reference.alias();
        return !reference.column().equals("*")
                && !named.containsKey(alias)
                && isTable(alias)
                && !blended.contains(alias)
                && parts(alias).stream().noneMatch(blended::contains);
    }

    private boolean isTable(String alias) {
        return tables.containsKey(alias) || !parts(alias).isEmpty();
    }

    private Trace untold() {
        return told.isAnything() ? Trace.TOLD : Trace.CLEAR;
    }

    private void collect(JsonNode node, Set<String> aliases) {
        if (node.hasNonNull("Alias")) {
            String alias = node.get("Alias").asString();
            aliases.add(alias);
            if (node.hasNonNull("Relation Name")) {
                tables.put(alias, node);
            } else if (NAMED.contains(type(node))) {
                named.put(alias, Trace.CLEAR);
            }
        }
        node.path("Plans").forEach(child -> collect(child, aliases));
    }

    private static String type(JsonNode node) {
        return node.path("Node Type").asString("");
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }

    /** {@code nested}: it is worked out anew for rows of another part. */
    private PostgresPart follow(JsonNode node, boolean nested) {
        List<PostgresPart> parts = new ArrayList<>();
        boolean table = node.hasNonNull("Relation Name");
        for (JsonNode child : node.path("Plans")) {
            PostgresPart part = follow(child, nested || isNested(node, child));
            table |= part.table();
            if (child.hasNonNull("Subplan Name")) {
                keep(text(child, "Subplan Name"), part);
            } else {
                parts.add(part);
            }
        }
        name(node, parts, nested, table);
        compare(node);
        return given(node, parts, table);
    }

    private static boolean isNested(JsonNode node, JsonNode child) {
        String relationship = text(child, "Parent Relationship");
        return relationship.equals("SubPlan")
                || relationship.equals("InitPlan")
                || relationship.equals("Inner") && type(node).equals("Nested Loop");
    }

    private void keep(String subplan, PostgresPart part) {
        Trace trace = Trace.most(part.outputs());
        if (!subplan.startsWith("CTE ")) {
            moved |= trace.compareTo(hidden) > 0;
            hidden = hidden.or(trace);
            return;
        }
        String name = subplan.substring("CTE ".length());
        raise(common, name, trace);
        lower(untidy, subplan, part.isTidy());
        lower(unkept, subplan, part.isKept());
        if (part.table()) {
            commonTables.add(name);
        }
    }

    private void raise(Map<String, Trace> names, String name, Trace trace) {
        Trace before = names.getOrDefault(name, Trace.CLEAR);
        moved |= trace.compareTo(before) > 0;
        names.put(name, before.or(trace));
    }

    private void lower(Set<String> names, String name, boolean still) {
        moved |= !still && names.add(name);
    }

    private void name(JsonNode node, List<PostgresPart> parts, boolean nested, boolean table) {
        if (!NAMED.contains(type(node))) {
            return;
        }
        String alias = text(node, "Alias");
        String cte = text(node, "CTE Name");
        boolean select = type(node).equals("Subquery Scan");
        boolean scan = cte.isEmpty();
        lower(
                untidy,
                alias,
                select ? parts.stream().allMatch(PostgresPart::isTidy) : !scan && !untidy.contains("CTE " + cte));
        lower(
                unkept,
                alias,
                select ? parts.stream().allMatch(PostgresPart::isKept) : !scan && !unkept.contains("CTE " + cte));
        raise(
                named,
                alias,
                switch (type(node)) {
                    case "Subquery Scan" ->
                        Trace.most(parts.stream()
                                .flatMap(part -> part.outputs().stream())
                                .toList());
                    case "CTE Scan", "WorkTable Scan" -> common.getOrDefault(cte, Trace.CLEAR);
                    case "Values Scan" -> nested || hidden != Trace.CLEAR ? possible() : Trace.CLEAR;
                    default -> called(node);
                });
        if (!table && !(type(node).equals("CTE Scan") && commonTables.contains(cte))) {
            invented.add(alias);
        }
    }

    // The rows that are written are not in the plan. They may be made of another part's only where they are worked out
    // for its rows.
    private Trace possible() {
        return told.isEmpty() ? Trace.CLEAR : Trace.TOLD;
    }

    private Trace called(JsonNode node) {
        String call = text(node, node.has("Function Call") ? "Function Call" : "Table Function Call");
        return call.isEmpty() || trace(call) != Trace.CLEAR ? possible() : Trace.CLEAR;
    }

    // Whoever writes all numbers there are, and lets through the one that is equal, has found it.
    private void compare(JsonNode node) {
        for (String condition : CONDITIONS) {
            String written = text(node, condition);
            if (!written.isEmpty() && trace(written) != Trace.CLEAR) {
                read(written).references().stream()
                        .map(Reference::alias)
                        .filter(invented::contains)
                        .forEach(alias -> raise(named, alias, Trace.TOLD));
            }
        }
    }

    private PostgresPart given(JsonNode node, List<PostgresPart> parts, boolean table) {
        boolean bound = type(node).equals("Subquery Scan");
        Trace mixed = bound
                ? Trace.CLEAR
                : Trace.most(parts.stream().map(PostgresPart::mixed).toList());
        Set<String> within = new HashSet<>();
        parts.stream().filter(part -> !bound).forEach(part -> within.addAll(part.within()));
        if (UNITED.contains(type(node))) {
            within.addAll(node.findValuesAsString("Alias"));
            List<Boolean> kept = PostgresPart.kept(parts);
            blend(node, PostgresPart.united(parts), kept, within);
            return new PostgresPart(
                    PostgresPart.united(parts), mixed.or(PostgresPart.mixed(parts)), within, table, kept);
        }
        List<Trace> outputs = new ArrayList<>();
        List<Boolean> kept = new ArrayList<>();
        for (JsonNode output : node.path("Output")) {
            PostgresExpression expression = read(output.asString(""));
            outputs.add(trace(expression, mixed, within));
            kept.add(expression.isPlain() && isKept(expression));
        }
        return new PostgresPart(outputs, mixed, within, table, kept);
    }

    private void blend(JsonNode node, List<Trace> outputs, List<Boolean> kept, Set<String> within) {
        boolean apart = IntStream.range(0, outputs.size())
                .allMatch(at -> outputs.get(at) == Trace.CLEAR || at < kept.size() && kept.get(at));
        if (!apart) {
            moved |= blended.addAll(within);
            compared |= COMPARING.contains(type(node));
        }
    }

    private Trace trace(PostgresExpression expression, Trace mixed, Set<String> within) {
        Trace trace = trace(expression);
        if (mixed == Trace.CLEAR || expression.isCount()) {
            return trace;
        }
        boolean apart = expression.isOfColumns()
                && !expression.isHidden()
                && !expression.references().isEmpty()
                && expression.references().stream().map(Reference::alias).noneMatch(within::contains);
        return apart ? trace : trace.or(mixed == Trace.TEXT && isReckoned(expression) ? Trace.TEXT : Trace.TOLD);
    }

    private Trace trace(String written) {
        return trace(read(written));
    }

    Trace trace(PostgresExpression expression) {
        Trace trace =
                Trace.most(expression.references().stream().map(this::column).toList());
        if (expression.isHidden()) {
            trace = trace.or(hidden);
        }
        if (trace == Trace.TEXT && !isReckoned(expression)) {
            trace = Trace.TOLD;
        }
        return told.isCalled(expression.calls()) ? Trace.TOLD : trace;
    }

    private static boolean isReckoned(PostgresExpression expression) {
        return expression.isPlain() || expression.isArithmetic();
    }

    private Trace column(Reference reference) {
        String alias = reference.alias();
        if (tables.containsKey(alias)) {
            return column(tables.get(alias), reference.column());
        }
        if (named.containsKey(alias)) {
            return named.getOrDefault(alias, untold());
        }
        List<Trace> parts = parts(alias).stream()
                .map(one -> column(tables.get(one), reference.column()))
                .toList();
        return parts.isEmpty() ? untold() : Trace.most(parts);
    }

    // The parts of a table are called like it, with a number.
    private List<String> parts(String alias) {
        return tables.keySet().stream()
                .filter(one -> one.startsWith(alias + "_")
                        && one.substring(alias.length() + 1).matches("\\d+"))
                .toList();
    }

    private Trace column(@Nullable JsonNode table, String column) {
        return table == null ? untold() : told.column(text(table, "Schema"), text(table, "Relation Name"), column);
    }
}
