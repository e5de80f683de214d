package org.nightdesk.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nightdesk.api.screen.DocsScreen;
import org.nightdesk.api.screen.DocsScreen.Deed;
import org.nightdesk.api.screen.DocsScreen.Noun;
import org.nightdesk.api.screen.DocsScreen.Parameter;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API as a page: no script, so it obeys the content policy. */
@Controller
class DocsPages {

    private final OpenApi api;
    private final JsonMapper json;

    DocsPages(OpenApi api, JsonMapper json) {
        this.api = api;
        this.json = json;
    }

    @GetMapping("/api/docs")
    ModelAndView docs() {
        JsonNode document = json.valueToTree(api.document());
        Shapes shapes = new Shapes(document.at("/components/schemas"));
        Map<String, List<Deed>> deeds = new TreeMap<>();
        for (Operation operation : api.operations()) {
            JsonNode described = document.at("/paths").get(operation.path()).get(operation.verb());
            deeds.computeIfAbsent(operation.noun(), noun -> new ArrayList<>()).add(deed(operation, described, shapes));
        }
        List<Noun> nouns = deeds.entrySet().stream()
                .map(noun -> new Noun(noun.getKey(), noun.getValue()))
                .toList();
        return new Screen(
                "api/docs", new DocsScreen(document.at("/info/description").asString(), nouns));
    }

    private static Deed deed(Operation operation, JsonNode described, Shapes shapes) {
        List<Parameter> parameters = described
                .get("parameters")
                .valueStream()
                .map(one -> new Parameter(
                        one.get("name").asString(),
                        one.get("in").asString(),
                        one.path("description").asString(one.get("required").asBoolean() ? "needed" : "")))
                .toList();
        return new Deed(
                operation.id(),
                operation.verb().toUpperCase(Locale.ROOT),
                operation.path(),
                operation.summary(),
                operation.least().word(),
                parameters,
                shapes.of(described.at("/requestBody/content/application~1json/schema")),
                answers(described, shapes));
    }

    private static String answers(JsonNode described, Shapes shapes) {
        return described
                .get("responses")
                .propertyStream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .map(answer ->
                        answer.getKey() + " " + shapes.of(answer.getValue().at("/content/application~1json/schema")))
                .collect(Collectors.joining());
    }
}
