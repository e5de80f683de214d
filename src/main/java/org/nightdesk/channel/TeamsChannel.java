package org.nightdesk.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.nightdesk.channel.Outgoing.Letter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A "when a webhook request is received" workflow of Microsoft Teams, which posts the Adaptive Card it gets. Text runs, unlike text blocks, know no
 * Markdown: an alert can forge no link.
 */
@Component
class TeamsChannel implements Channel {

    /** A card may have 28 KB; a character has at most four bytes, and each line its wrapping. */
    private static final int LONGEST_TEXT = 2_000;

    private static final int MOST_LINES = 40;

    private final Outgoing outgoing;
    private final JsonMapper json;

    TeamsChannel(Outgoing outgoing, JsonMapper json) {
        this.outgoing = outgoing;
        this.json = json;
    }

    @Override
    public String kind() {
        return "teams";
    }

    @Override
    public Delivery deliver(String address, Message message) {
        String body = json.writeValueAsString(Map.of("type", "message", "attachments", List.of(attachment(message))));
        return outgoing.post(
                new Letter(WebAddress.of(address), Map.of(), ContentType.APPLICATION_JSON, body), answer -> "");
    }

    private static Map<String, ?> attachment(Message message) {
        return Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card(message));
    }

    private static Map<String, ?> card(Message message) {
        List<Map<String, ?>> body = new ArrayList<>();
        body.add(line(message.headline(), Map.of("size", "large", "weight", "bolder")));
        Lines.of(message.text(LONGEST_TEXT), MOST_LINES).forEach(line -> body.add(line(line, Map.of())));
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        card.put("fallbackText", message.headline());
        card.put("body", body);
        message.link()
                .ifPresent(link -> card.put(
                        "actions",
                        List.of(Map.of("type", "Action.OpenUrl", "title", "Open", "url", link.toASCIIString()))));
        return card;
    }

    private static Map<String, ?> line(String text, Map<String, String> looks) {
        Map<String, String> run = new LinkedHashMap<>(looks);
        run.put("type", "TextRun");
        run.put("text", text);
        return Map.of("type", "RichTextBlock", "inlines", List.of(run));
    }

    @Override
    public Optional<String> problemWith(String address) {
        return WebAddress.problemWith(address);
    }

    @Override
    public String shown(String address) {
        return WebAddress.of(address).shown();
    }
}
