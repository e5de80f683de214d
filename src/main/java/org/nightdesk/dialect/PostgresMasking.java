package org.nightdesk.dialect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Which columns of a result tell who somebody is, by the plan of its query, which shows the tables behind views. A column that is one of the personal ones, or
 * text computed from one, is masked; a number computed from one, such as a count, is not. What the plan does not show clearly is masked as soon as anything
 * personal is read at all.
 */
final class PostgresMasking {

    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[a-z_][a-z0-9_$]*)";
    // A type behind two colons is none, nor is what is called; a star stands for the whole row.
    private static final Pattern COLUMN =
            Pattern.compile("(::)?(?:" + NAME + "\\.)?(?:" + NAME + "|(?<=\\.)(\\*))(\\s*\\()?");
    private static final Pattern ITSELF = Pattern.compile("(?:" + NAME + "\\.)?" + NAME);
    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern HIDDEN = Pattern.compile("SubPlan|InitPlan|\\$\\d|\\*SELECT\\*");

    private final Set<String> personal;
    private final Map<String, String> relations = new HashMap<>();
    private final List<String> outputs;
    private final boolean reading;

    /** In a query of one table the plan names its columns alone; else each behind its table's alias. */
    private final String single;

    /** {@code personal}: names of columns in small letters, each by itself or behind its table's and a point. */
    PostgresMasking(List<String> personal, JsonNode plan) {
        this.personal = Set.copyOf(personal);
        collect(plan);
        this.single = relations.size() == 1 ? relations.keySet().iterator().next() : "";
        this.outputs = plan.path("Plan")
                .path("Output")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        this.reading = !personal.isEmpty()
                && plan.findValues("Output").stream()
                        .flatMap(JsonNode::valueStream)
                        .anyMatch(output -> isPersonal(columns(output.asString())));
    }

    private void collect(JsonNode node) {
        if (node.hasNonNull("Relation Name") && node.hasNonNull("Alias")) {
            relations.put(
                    plain(node.get("Alias").asString()),
                    plain(node.get("Relation Name").asString()));
        }
        node.forEach(this::collect);
    }

    /** The places of the columns to mask, the first 0; {@code figures} are the places of those that hold numbers or truths. */
    Set<Integer> of(List<String> labels, Set<Integer> figures) {
        Set<Integer> masked = new HashSet<>();
        for (int at = 0; at < labels.size(); at++) {
            if (isMasked(
                    labels.get(at),
                    at < outputs.size() ? Optional.of(outputs.get(at)) : Optional.empty(),
                    figures.contains(at))) {
                masked.add(at);
            }
        }
        return masked;
    }

    private boolean isMasked(String label, Optional<String> output, boolean figure) {
        if (personal.contains(label.toLowerCase(Locale.ROOT))) {
            return true;
        }
        if (!reading) {
            return false;
        }
        Set<List<String>> columns = output.map(this::columns).orElse(Set.of());
        boolean clear = output.isPresent()
                && !HIDDEN.matcher(output.get()).find()
                && columns.stream().allMatch(column -> relations.containsKey(column.getFirst()));
        if (!clear) {
            return !figure;
        }
        boolean itself = ITSELF.matcher(output.get()).matches();
        return isPersonal(columns) && (itself || !figure);
    }

    private boolean isPersonal(Set<List<String>> columns) {
        return columns.stream().anyMatch(column -> isPersonal(column.getFirst(), column.getLast()));
    }

    private boolean isPersonal(String alias, String column) {
        String table = relations.getOrDefault(alias, "") + ".";
        return column.equals("*")
                ? personal.stream().anyMatch(one -> one.indexOf('.') < 0 || one.startsWith(table))
                : personal.contains(column) || personal.contains(table + column);
    }

    // Each as the alias before the point and the name behind it.
    private Set<List<String>> columns(String output) {
        Set<List<String>> columns = new HashSet<>();
        Matcher matcher = COLUMN.matcher(TEXT.matcher(output).replaceAll("''"));
        while (matcher.find()) {
            boolean other = matcher.group(1) != null || matcher.group(5) != null;
            String alias = matcher.group(2) == null ? single : plain(matcher.group(2));
            if (!other && !alias.isEmpty()) {
                columns.add(List.of(alias, matcher.group(4) == null ? plain(matcher.group(3)) : "*"));
            }
        }
        return columns;
    }

    private static String plain(String name) {
        String bare =
                name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
        return bare.toLowerCase(Locale.ROOT);
    }
}
