package org.nightdesk.act;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.vault.Vault;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts secrets where a plan names them, as {@code ${secret:name}}; <code>${$}</code> is a dollar. Remembers them for the mask. */
final class Filling {

    private static final Pattern MARK = Pattern.compile("\\$\\{(\\$|secret:([A-Za-z0-9][A-Za-z0-9._/-]{0,99}))}");

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Vault vault;
    private final Mask mask;
    private final List<String> secrets = new ArrayList<>();

    Filling(Vault vault, Mask mask) {
        this.vault = vault;
        this.mask = mask;
    }

    /** What was filled in is not read again. */
    String text(String written) {
        Matcher marks = MARK.matcher(written);
        StringBuilder filled = new StringBuilder();
        while (marks.find()) {
            String with = marks.group(1).equals("$") ? "$" : secret(marks.group(2));
            marks.appendReplacement(filled, Matcher.quoteReplacement(with));
        }
        return marks.appendTail(filled).toString();
    }

    /** Those that it has put somewhere. */
    List<String> secrets() {
        return List.copyOf(secrets);
    }

    private String secret(String name) {
        String value = vault.value(name);
        secrets.add(value);
        mask.hide(value);
        return value;
    }

    /** Each text of a JSON document by itself, so that no value can end the text it stands in. */
    String json(String written) {
        return written.isEmpty() ? "" : EXACT.writeValueAsString(node(EXACT.readTree(written)));
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
            default -> node.isString() ? JsonNodeFactory.instance.stringNode(text(node.asString())) : node;
        };
    }
}
