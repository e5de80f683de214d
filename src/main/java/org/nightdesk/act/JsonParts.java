package org.nightdesk.act;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks into an answer by JSON pointer; numbers as they were written, without an exponent. */
final class JsonParts {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonParts() {}

    /** Empty when it is no JSON, or nothing stands there. */
    static Optional<Answer.Part> at(String text, String pointer) {
        try {
            JsonNode found = EXACT.readTree(text).at(pointer);
            return found.isMissingNode() ? Optional.empty() : Optional.of(written(found));
        } catch (JacksonException | IllegalArgumentException noJson) {
            return Optional.empty();
        }
    }

    private static Answer.Part written(JsonNode node) {
        if (node.isNumber()) {
            return new Answer.Part(node.decimalValue().toPlainString(), Answer.Part.Kind.NUMBER);
        }
        return node.isBoolean()
                ? new Answer.Part(node.toString(), Answer.Part.Kind.TRUTH)
                : Answer.Part.text(node.isString() ? node.asString() : node.toString());
    }
}
