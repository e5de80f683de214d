package org.nightdesk.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ContentType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The body posted to a gateway, {@code json} or {@code form}, with holes: {@code {{to}}}, {@code {{text}}}, {@code {{from}}}, {@code {{id}}}. */
record Template(String type, String text) {

    private static final Pattern HOLE = Pattern.compile("\\{\\{\\s*(\\w*)\\s*}}");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Text that breaks whatever does not escape it. */
    private static final Map<String, String> NASTY =
            Map.of("to", "+4741234567", "text", "\"}],\\ \n\t&=%+ü🔥", "from", "Night\"desk", "id", "page-1-1");

    /** What is wrong with it, as a sentence with the remedy; empty when every text makes a body of its type. */
    Optional<String> problem() {
        if (!type.equals("json") && !type.equals("form")) {
            return Optional.of("A body is json or form.");
        }
        for (Matcher hole = HOLE.matcher(text); hole.find(); ) {
            if (!NASTY.containsKey(hole.group(1))) {
                return Optional.of(
                        "Nothing is known as " + hole.group() + ". Use {{to}}, {{text}}, {{from}} and {{id}}.");
            }
        }
        for (String needed : new String[] {"to", "text"}) {
            if (!Pattern.compile("\\{\\{\\s*" + needed + "\\s*}}").matcher(text).find()) {
                return Optional.of("The body needs {{" + needed + "}}, which becomes "
                        + (needed.equals("to") ? "the number." : "the words."));
            }
        }
        return type.equals("json") ? brokenJson() : Optional.empty();
    }

    private Optional<String> brokenJson() {
        try {
            STRICT.readTree(filled(NASTY));
            return Optional.empty();
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            return Optional.of("This is no JSON once it is filled in, in line " + line + ": "
                    + plain(broken.getOriginalMessage()) + ". Holes stand inside quotes: \"{{to}}\".");
        }
    }

    // The parser goes on about settings of its own.
    private static String plain(String message) {
        return message.replaceFirst(": JSON spec.*|: enable .*", "");
    }

    /** With the values escaped as the type asks for; a hole without a value becomes nothing. */
    String filled(Map<String, String> values) {
        UnaryOperator<String> escape = type.equals("json") ? Template::inJson : Template::inForm;
        return HOLE.matcher(text)
                .replaceAll(hole -> Matcher.quoteReplacement(escape.apply(values.getOrDefault(hole.group(1), ""))));
    }

    ContentType contentType() {
        return type.equals("json") ? ContentType.APPLICATION_JSON : ContentType.APPLICATION_FORM_URLENCODED;
    }

    private static String inJson(String value) {
        String quoted = STRICT.writeValueAsString(value);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String inForm(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
