package org.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The body of a gateway: refused when some text would break it, and never broken by any. */
class TemplateTests {

    private static final String JSON = "{\"to\": \"{{to}}\", \"text\": \"{{text}}\", \"id\": \"{{id}}\"}";

    @Test
    void takesWhatStaysJsonWhateverIsFilledIn() {
        assertThat(new Template("json", JSON).problem()).isEmpty();
        assertThat(new Template("form", "to={{to}}&text={{text}}").problem()).isEmpty();
    }

    @Test
    void refusesWhatBreaksJsonAndSaysWhere() {
        assertThat(problem("{\"to\": \"{{to}}\",\n \"text\": {{text}}}")).contains("line 2", "inside quotes");
        assertThat(problem("{\"to\": \"{{to}}\", \"text\": \"{{text}}\"")).contains("no JSON");
        assertThat(problem("{\"to\": \"{{to}}\", \"text\": \"{{text}}\"} x")).contains("no JSON");
        assertThat(problem("{\"to\": \"{{to}}\"}")).isEqualTo("The body needs {{text}}, which becomes the words.");
        assertThat(problem("{\"to\": \"{{to}}\", \"text\": \"{{text}}\", \"x\": \"{{body}}\"}"))
                .contains("Nothing is known as {{body}}");
    }

    private static String problem(String text) {
        return new Template("json", text).problem().orElseThrow();
    }

    @Property(tries = 200)
    void noTextBreaksIt(@ForAll String text) {
        String body = new Template("json", JSON).filled(Map.of("to", "+1", "text", text, "id", "m"));

        assertThat(JsonMapper.shared().readTree(body).path("to").asString()).isEqualTo("+1");
    }

    @Test
    void escapesForms() {
        assertThat(new Template("form", "to={{to}}&text={{ text }}").filled(Map.of("to", "+47", "text", "a&b=ü")))
                .isEqualTo("to=%2B47&text=a%26b%3D%C3%BC");
    }
}
