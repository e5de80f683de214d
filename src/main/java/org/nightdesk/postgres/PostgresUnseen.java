package org.nightdesk.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.dialect.Plan;
import org.nightdesk.dialect.Trace;
import org.nightdesk.postgres.PostgresExpression.Asked;
import tools.jackson.databind.JsonNode;

/**
 * Whether the rows of a statement would tell something of personal columns that it does not show. Which rows come, how many, and how many there are of something, may
 * hang on a personal value only as a whole: on whether there is one, on whether two of them are the same, and on whether it is what somebody typed for a parameter.
 */
final class PostgresUnseen {

    private static final Set<String> CONDITIONS = Set.of(
            "Filter",
            "Join Filter",
            "Hash Cond",
            "Merge Cond",
            "Index Cond",
            "Recheck Cond",
            "One-Time Filter",
            "TID Cond",
            "Run Condition",
            "Order By");
    private static final Set<String> KEYS = Set.of("Sort Key", "Presorted Key", "Group Key", "Group Keys");
    private static final Set<String> CALLS = Set.of("Function Call", "Table Function Call", "Sampling Parameters");

    private static final String NAME = "(?:[\\p{Ll}_][\\p{L}\\p{N}_$]*|\"(?:[^\"]|\"\")+\")";

    /** A column, also as another type that has the same values. */
    private static final String COLUMN = "\\(*" + NAME + "(?:\\." + NAME
            + ")?\\)*(?:::(?:text|numeric|bigint|character varying|bpchar)(?![\\w(\\[]))?\\)*";

    private static final String VALUE = "'(?<text>(?:[^']|'')*)'(?:::[a-z ]+)?|(?<number>\\d+(?:\\.\\d+)?)";
    private static final Pattern EMPTY = Pattern.compile("\\(*" + COLUMN + " IS (?:NOT )?NULL\\)*");
    private static final Pattern SAME = Pattern.compile("\\(*" + COLUMN + " (?:=|<>) " + COLUMN + "\\)*");
    private static final Pattern TYPED = Pattern.compile("\\(*" + COLUMN + " (?:=|<>) (?:" + VALUE + ")\\)*");
    private static final Pattern FIGURE = Pattern.compile(
            "\\(*" + NAME + "\\." + NAME
                    + " (?:=|<>|<=|>=|<|>) (?:\\d+(?:\\.\\d+)?|'-?\\d+(?:\\.\\d+)?'::(?:bigint|integer|numeric|double precision))\\)*");

    private final PostgresTrace trace;
    private final PostgresAsked asked;

    PostgresUnseen(PostgresTrace trace, PostgresAsked asked) {
        this.trace = trace;
        this.asked = asked;
    }

    void check(JsonNode plan) {
        if (asked.reckoned() || trace.isCompared()) {
            throw Plan.untold("how many rows come");
        }
        look(plan);
    }

    private void look(JsonNode node) {
        String type = node.path("Node Type").asString("");
        String remote = node.path("Remote SQL").asString("");
        if (remote.contains(" WHERE ") || remote.contains(" HAVING ")) {
            throw Plan.untold("a condition");
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            String key = property.getKey();
            if (CONDITIONS.contains(key)) {
                texts(property.getValue()).forEach(this::condition);
            } else if (KEYS.contains(key)) {
                texts(property.getValue()).forEach(this::key);
            } else if (CALLS.contains(key) || key.equals("Output") && type.equals("ProjectSet")) {
                texts(property.getValue()).forEach(this::rows);
            }
            if (key.equals("Output")) {
                texts(property.getValue()).forEach(this::output);
            } else if (property.getValue().isContainer()) {
                children(property.getValue());
            }
        }
    }

    private void children(JsonNode node) {
        if (node.isArray()) {
            node.forEach(this::children);
        } else if (node.isObject()) {
            look(node);
        }
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isString()) {
            texts.add(node.asString());
        }
        node.forEach(one -> texts.addAll(texts(one)));
        return texts;
    }

    private void output(String written) {
        for (Asked one : trace.read(written).asked()) {
            if (one.counted()) {
                whole(one.written(), "what is counted");
            } else {
                condition(one.written());
            }
        }
    }

    private void key(String written) {
        whole(written, "what it is grouped or sorted by");
        output(written);
    }

    private void whole(String written, String what) {
        PostgresExpression expression = trace.read(written);
        if (trace.trace(expression) != Trace.CLEAR && !(expression.isColumns() && trace.isTidy(expression))) {
            throw Plan.untold(what);
        }
    }

    private void rows(String written) {
        PostgresExpression expression = trace.read(written);
        if (trace.trace(expression) != Trace.CLEAR && !expression.isPlain()) {
            throw Plan.untold("how many rows come");
        }
    }

    private void condition(String written) {
        PostgresExpression whole = trace.read(written);
        if (trace.trace(whole) != Trace.CLEAR) {
            List<String> parts = whole.parts();
            if (parts.size() > 1) {
                parts.forEach(this::condition);
            } else if (!isWhole(whole, parts.getFirst())) {
                throw Plan.untold("a condition");
            }
        }
        output(written);
    }

    private boolean isWhole(PostgresExpression expression, String written) {
        if (EMPTY.matcher(written).matches()) {
            return trace.isTidy(expression);
        }
        if (SAME.matcher(written).matches()) {
            return trace.isKept(expression);
        }
        Matcher typed = TYPED.matcher(written);
        if (typed.matches() && trace.isKept(expression)) {
            String value = typed.group("text") == null
                    ? typed.group("number")
                    : typed.group("text").replace("''", "'");
            return asked.values().contains(value);
        }
        // A text is compared with a number only as another type.
        return FIGURE.matcher(written).matches() && trace.isTidy(expression) && trace.isOfTexts(expression);
    }
}
