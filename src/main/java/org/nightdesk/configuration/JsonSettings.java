package org.nightdesk.configuration;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nightdesk.subject.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Settings in a JSON document: the names of nested objects are joined by points, a list is its JSON. */
final class JsonSettings {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int DEEPEST = 20;

    private JsonSettings() {}

    /** At the object that a pointer leads to. Refused when there is none, or it is no JSON. */
    static Map<String, String> read(byte[] body, String pointer) {
        JsonNode node = parse(body).at(pointer);
        if (!node.isObject()) {
            throw Refused.conflict(
                    "There is no object at " + (pointer.isEmpty() ? "the root" : pointer) + " of the answer.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        put(node, "", 0, values);
        return values;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JacksonException wrong) {
            throw Refused.conflict("The answer is no JSON.");
        }
    }

    private static void put(JsonNode object, String prefix, int depth, Map<String, String> values) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            String key = prefix + field.getKey();
            if (value.isObject() && depth < DEEPEST) {
                put(value, key + ".", depth + 1, values);
            } else if (!value.isNull()) {
                values.put(key, value.isValueNode() ? value.asString() : value.toString());
            }
        }
    }
}
