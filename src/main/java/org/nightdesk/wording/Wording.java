package org.nightdesk.wording;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.act.Acts;
import org.nightdesk.course.Condition;
import org.nightdesk.course.Deed;
import org.nightdesk.installation.Endpoint;
import org.nightdesk.installation.Installation;
import org.nightdesk.playbook.Structure;
import org.nightdesk.playbook.Template;
import org.nightdesk.subject.Refused;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a playbook's filled deed as a plan has it: with the address of its endpoint in it. */
public final class Wording {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Wording() {}

    /** {@code reads}: it stands where nothing is to be changed. */
    public static Deed deed(org.nightdesk.playbook.Deed filled, Installation at, boolean reads) {
        Endpoint endpoint = endpoint(filled, at);
        String where = at.id().text() + "/" + endpoint.name();
        return switch (filled) {
            case org.nightdesk.playbook.Deed.Http http -> http(http, where, endpoint.address());
            case org.nightdesk.playbook.Deed.Sql sql ->
                new Deed.Sql(where, Acts.at(endpoint), sql.statement().jdbc(), values(sql), reads, expected(sql));
            case org.nightdesk.playbook.Deed.Command command ->
                new Deed.Command(
                        where,
                        endpoint.address(),
                        command.argv().stream().map(Template::shown).toList(),
                        sources(command.environment()),
                        command.input().map(Template::source).orElse(""),
                        reads,
                        expected(command));
        };
    }

    private static Endpoint endpoint(org.nightdesk.playbook.Deed deed, Installation at) {
        Endpoint.Kind wanted = switch (deed) {
            case org.nightdesk.playbook.Deed.Http http -> Endpoint.Kind.HTTP;
            case org.nightdesk.playbook.Deed.Sql sql -> Endpoint.Kind.SQL;
            case org.nightdesk.playbook.Deed.Command command -> Endpoint.Kind.RUNNER;
        };
        return at.endpoints().stream()
                .filter(one -> one.name().equals(deed.endpoint().name()) && one.kind() == wanted)
                .findFirst()
                .orElseThrow(() -> Refused.conflict("%s has no %s endpoint called %s. A lead adds it."
                        .formatted(at.name(), wanted.word(), deed.endpoint().name())));
    }

    private static Deed http(org.nightdesk.playbook.Deed.Http http, String where, String base) {
        String query = http.query().entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return new Deed.Http(
                where,
                http.method(),
                root + http.path().shown() + (query.isEmpty() ? "" : "?" + query),
                sources(http.headers()),
                http.body().map(body -> JSON.writeValueAsString(node(body))).orElse(""),
                expected(http));
    }

    private static Map<String, String> sources(Map<String, Template> templates) {
        Map<String, String> sources = new HashMap<>();
        templates.forEach((name, value) -> sources.put(name, value.source()));
        return sources;
    }

    // Where a captured value will stand its name does.
    private static String encoded(Template template) {
        return template.pieces().stream()
                .map(piece -> switch (piece) {
                    case Template.Piece.Literal(String text) -> encoded(text);
                    case Template.Piece.Reference(String slot) -> "${" + slot + "}";
                    case Template.Piece.Secret(String name) -> encoded("${secret:" + name + "}");
                })
                .collect(Collectors.joining());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<Condition> expected(org.nightdesk.playbook.Deed.Http http) {
        List<Condition> expected = new ArrayList<>();
        String statuses = http.statuses().stream().map(String::valueOf).collect(Collectors.joining("|"));
        expected.add(new Condition("status", "matches", statuses.isEmpty() ? "2.." : statuses));
        http.json().forEach((pointer, value) -> expected.add(condition(pointer, value)));
        return expected;
    }

    private static List<Condition> expected(org.nightdesk.playbook.Deed.Sql sql) {
        List<Condition> expected = new ArrayList<>();
        sql.rows().ifPresent(rows -> expected.add(new Condition("rows", "=", Integer.toString(rows))));
        sql.value().ifPresent(value -> expected.add(condition("value", value)));
        return expected;
    }

    private static Condition condition(String of, Structure value) {
        List<String> late = value.templates().stream()
                .flatMap(one -> one.references().stream())
                .toList();
        if (late.isEmpty()) {
            return new Condition(of, "=", text(value));
        }
        if (value instanceof Structure.Leaf(Template template)
                && template.whole().isPresent()) {
            return new Condition(of, Condition.CAPTURED, late.getFirst());
        }
        throw Refused.conflict("What is expected is “" + late.getFirst() + "” as a whole, not a text around it.");
    }

    private static List<Condition> expected(org.nightdesk.playbook.Deed.Command command) {
        List<Condition> expected = new ArrayList<>();
        expected.add(new Condition("exit", "=", Integer.toString(command.exit())));
        command.output().ifPresent(text -> expected.add(new Condition("text", "contains", text.shown())));
        return expected;
    }

    private static List<Deed.Value> values(org.nightdesk.playbook.Deed.Sql sql) {
        return sql.statement().order().stream()
                .map(name -> value(sql.bound(name)))
                .toList();
    }

    private static Deed.Value value(Structure structure) {
        return switch (structure) {
            case Structure.Leaf(Template template) -> new Deed.Value("text", template.source());
            case Structure.Amount(BigDecimal number) ->
                new Deed.Value(isLong(number) ? "integer" : "decimal", number.toPlainString());
            case Structure.Truth(boolean yes) -> new Deed.Value("boolean", Boolean.toString(yes));
            case Structure.Nothing nothing -> new Deed.Value("null", "");
            case Structure.Items items -> new Deed.Value("text", JSON.writeValueAsString(node(items)));
            case Structure.Fields fields -> new Deed.Value("text", JSON.writeValueAsString(node(fields)));
        };
    }

    private static boolean isLong(BigDecimal number) {
        return number.scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }

    private static String text(Structure structure) {
        return switch (structure) {
            case Structure.Leaf(Template template) -> template.shown();
            case Structure.Amount(BigDecimal number) -> number.toPlainString();
            default -> JSON.writeValueAsString(node(structure));
        };
    }

    private static JsonNode node(Structure structure) {
        return switch (structure) {
            case Structure.Leaf(Template template) -> NODES.stringNode(template.source());
            case Structure.Amount(BigDecimal number) -> NODES.numberNode(number);
            case Structure.Truth(boolean yes) -> NODES.booleanNode(yes);
            case Structure.Nothing nothing -> NODES.nullNode();
            case Structure.Items(List<Structure> items) -> {
                var array = NODES.arrayNode();
                items.forEach(one -> array.add(node(one)));
                yield array;
            }
            case Structure.Fields(Map<String, Structure> fields) -> {
                ObjectNode object = NODES.objectNode();
                fields.forEach((name, one) -> object.set(name, node(one)));
                yield object;
            }
        };
    }
}
