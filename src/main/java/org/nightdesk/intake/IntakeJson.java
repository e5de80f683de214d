package org.nightdesk.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads foreign JSON with wide limits, so that one strange element of a list does not take the others with it. */
final class IntakeJson {

    // The size of the request bounds everything; these only keep one element from costing more than its size.
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(20_000)
            .maxNumberLength(10_000)
            .maxNameLength(Body.LARGEST)
            .maxStringLength(Body.LARGEST)
            .build();
    private static final JsonStringEncoder QUOTED = JsonStringEncoder.getInstance();
    private static final JsonMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private IntakeJson() {}

    /** Bytes that are no UTF-8 are read as the replacement character, as Alertmanager does. */
    static JsonParser parser(Body body) {
        return isUtf8(body.bytes())
                ? JSON.createParser(body.bytes())
                : JSON.createParser(new String(body.bytes(), StandardCharsets.UTF_8));
    }

    static JsonNode tree(JsonParser parser) {
        return JSON.readTree(parser);
    }

    /** The pairs as one object, in their order; a mapper for any type costs several times as much. */
    static String object(Map<String, String> pairs) {
        StringBuilder object = new StringBuilder(256).append('{');
        pairs.forEach((name, value) -> {
            object.append(object.length() == 1 ? "\"" : ",\"");
            QUOTED.quoteAsString(name, object);
            object.append("\":\"");
            QUOTED.quoteAsString(value, object);
            object.append('"');
        });
        return object.append('}').toString();
    }

    private static boolean isUtf8(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                return decodes(bytes);
            }
        }
        return true;
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }
}
