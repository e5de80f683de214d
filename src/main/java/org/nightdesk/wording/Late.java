package org.nightdesk.wording;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.course.Condition;
import org.nightdesk.course.Deed;
import org.nightdesk.playbook.Value;
import org.nightdesk.subject.Refused;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts captured values where a plan says <code>${slot}</code>, each as a value of its kind: nothing in it is ever read as a part of the request or the statement. */
public final class Late {

    private static final Pattern MARK = Pattern.compile("\\$\\{([a-z][a-z0-9_]{0,39})}");
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Map<String, Value> values;

    public Late(Map<String, Value> values) {
        this.values = Map.copyOf(values);
    }

    /** Refused when it needs a value that was never captured, or one that does not belong there. */
    public Deed filled(Deed deed) {
        return switch (deed) {
            case Deed.Http http ->
                new Deed.Http(
                        http.endpoint(),
                        http.method(),
                        url(http.url()),
                        texts(http.headers()),
                        http.body().isEmpty() ? "" : EXACT.writeValueAsString(node(EXACT.readTree(http.body()))),
                        expected(http.expect()));
            case Deed.Sql sql ->
                new Deed.Sql(
                        sql.endpoint(),
                        sql.at(),
                        sql.statement(),
                        sql.values().stream().map(this::bound).toList(),
                        sql.reads(),
                        expected(sql.expect()));
            case Deed.Command command ->
                new Deed.Command(
                        command.endpoint(),
                        command.host(),
                        command.argv(),
                        texts(command.environment()),
                        text(command.input()),
                        command.reads(),
                        command.expect());
            case Deed.Manual manual -> manual;
            case Deed.Nothing nothing -> nothing;
        };
    }

    // No address holds a brace that is not encoded: each is one of ours.
    private String url(String url) {
        return replaced(url, slot -> {
            String text = value(slot).text();
            if (text.isEmpty() || text.contains("/") || text.contains("\\") || text.equals(".") || text.equals("..")) {
                throw Refused.conflict("What was captured as " + slot + " would lead to another path.");
            }
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        });
    }

    private Map<String, String> texts(Map<String, String> written) {
        Map<String, String> filled = new LinkedHashMap<>();
        written.forEach((name, text) -> filled.put(name, text(text)));
        return filled;
    }

    /** As a plan writes a text: what looks like a reference in the value itself is none. */
    private String text(String written) {
        return replaced(written, slot -> value(slot).text().replace("${", "${$}{"));
    }

    private interface Filling {
        String of(String slot);
    }

    private static String replaced(String written, Filling filling) {
        Matcher marks = MARK.matcher(written);
        StringBuilder filled = new StringBuilder();
        while (marks.find()) {
            marks.appendReplacement(filled, Matcher.quoteReplacement(filling.of(marks.group(1))));
        }
        return marks.appendTail(filled).toString();
    }

    private JsonNode node(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode filled = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(each -> filled.set(each.getKey(), node(each.getValue())));
                yield filled;
            }
            case ArrayNode array -> {
                ArrayNode filled = JsonNodeFactory.instance.arrayNode();
                array.forEach(each -> filled.add(node(each)));
                yield filled;
            }
            default -> node.isString() ? leaf(node.asString()) : node;
        };
    }

    private JsonNode leaf(String written) {
        Matcher whole = MARK.matcher(written);
        if (!whole.matches()) {
            return JsonNodeFactory.instance.stringNode(text(written));
        }
        return switch (value(whole.group(1))) {
            case Value.Amount(BigDecimal number) -> JsonNodeFactory.instance.numberNode(number);
            case Value.Truth(boolean yes) -> JsonNodeFactory.instance.booleanNode(yes);
            default -> JsonNodeFactory.instance.stringNode(text(written));
        };
    }

    private Deed.Value bound(Deed.Value one) {
        Matcher whole = MARK.matcher(one.text());
        if (!whole.matches()) {
            return new Deed.Value(one.type(), text(one.text()));
        }
        return switch (value(whole.group(1))) {
            case Value.Amount(BigDecimal number) ->
                new Deed.Value(
                        number.stripTrailingZeros().scale() <= 0 ? "integer" : "decimal", number.toPlainString());
            case Value.Truth(boolean yes) -> new Deed.Value("boolean", Boolean.toString(yes));
            default -> new Deed.Value("text", text(one.text()));
        };
    }

    private List<Condition> expected(List<Condition> expect) {
        return expect.stream()
                .map(one -> one.sign().equals(Condition.CAPTURED)
                        ? new Condition(one.of(), "=", value(one.value()).text())
                        : one)
                .toList();
    }

    private Value value(String slot) {
        return Optional.ofNullable(values.get(slot))
                .orElseThrow(() -> Refused.conflict("It needs " + slot + ", which nothing has captured."));
    }
}
