package org.nightdesk.api;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes a schema as people do on a whiteboard: {@code {name: string, team?: string}}. */
class Shapes {

    private static final int DEEPEST = 6;

    private final JsonNode components;

    Shapes(JsonNode components) {
        this.components = components;
    }

    /** Empty when there is no schema. */
    String of(JsonNode schema) {
        return schema.isMissingNode() ? "" : of(schema, 0);
    }

    private String of(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            return "…";
        }
        if (schema.has("$ref")) {
            return of(components.path(name(schema.get("$ref").asString())), depth);
        }
        if (schema.has("anyOf")) {
            return schema.get("anyOf").valueStream().map(one -> of(one, depth)).collect(Collectors.joining(" | "));
        }
        if (schema.has("enum")) {
            return schema.get("enum").valueStream().map(JsonNode::asString).collect(Collectors.joining(" | "));
        }
        return ofType(type(schema), schema, depth);
    }

    private String ofType(String type, JsonNode schema, int depth) {
        return switch (type) {
            case "array" -> "[" + of(schema.get("items"), depth) + "]";
            case "object" -> schema.has("properties") ? object(schema, depth) : "{…}";
            case "" -> "anything";
            default -> "date-time".equals(text(schema.get("format"))) ? type.replace("string", "time") : type;
        };
    }

    private String object(JsonNode schema, int depth) {
        String indent = "  ".repeat(depth + 1);
        return schema.get("properties")
                .propertyStream()
                .map(property -> indent + property.getKey() + optional(schema, property.getKey()) + ": "
                        + of(property.getValue(), depth + 1))
                .collect(Collectors.joining("\n", "{\n", "\n" + "  ".repeat(depth) + "}"));
    }

    private static String optional(JsonNode schema, String name) {
        return schema.path("required")
                        .valueStream()
                        .anyMatch(one -> one.asString().equals(name))
                ? ""
                : "?";
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? type.valueStream().map(JsonNode::asString).collect(Collectors.joining(" | "))
                : type.asString("");
    }

    private static String text(@Nullable JsonNode node) {
        return node == null ? "" : node.asString("");
    }

    private static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
