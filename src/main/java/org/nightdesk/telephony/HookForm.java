package org.nightdesk.telephony;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the fields of what a provider posts: a form, or a flat JSON object. */
@Component
public class HookForm {

    private static final int MOST = 64 * 1024;

    private final JsonMapper json;

    HookForm(JsonMapper json) {
        this.json = json;
    }

    /** Of a field that comes twice, the first. */
    public Fields read(HttpServletRequest request) throws IOException {
        Map<String, String> fields = new HashMap<>();
        String type = request.getContentType();
        if (type != null && type.startsWith("application/json")) {
            object(request.getInputStream().readNBytes(MOST)).properties().forEach(field -> {
                if (field.getValue().isValueNode()) {
                    fields.put(field.getKey(), field.getValue().asString(""));
                }
            });
        } else {
            request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        }
        return new Fields(fields);
    }

    private JsonNode object(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (JacksonException malformed) {
            throw Refused.invalid("", "The body is no JSON object of at most 64 KB.");
        }
    }

    /** As they were posted. */
    public record Fields(Map<String, String> all) {

        /** The first of these that says something, without what no database keeps; empty when none does. */
        public String any(String... names) {
            for (String name : names) {
                String value = all.getOrDefault(name, "").replace("\0", "");
                if (!value.isEmpty()) {
                    return value;
                }
            }
            return "";
        }
    }
}
