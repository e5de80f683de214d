package org.nightdesk.channel;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.nightdesk.channel.Outgoing.Letter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** An incoming webhook of Slack, in its Block Kit: plain text throughout, so that an alert can neither ring a channel nor forge a link. */
@Component
class SlackChannel implements Channel {

    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_SECTION = 2_900;

    private final Outgoing outgoing;
    private final JsonMapper json;

    SlackChannel(Outgoing outgoing, JsonMapper json) {
        this.outgoing = outgoing;
        this.json = json;
    }

    @Override
    public String kind() {
        return "slack";
    }

    @Override
    public Delivery deliver(String address, Message message) {
        List<Map<String, ?>> blocks = new ArrayList<>();
        blocks.add(Map.of("type", "header", "text", plain(Lines.cut(message.headline(), LONGEST_HEADER))));
        if (!message.text().isBlank()) {
            blocks.add(Map.of("type", "section", "text", plain(message.text(LONGEST_SECTION))));
        }
        message.link().ifPresent(link -> blocks.add(Map.of("type", "actions", "elements", List.of(button(link)))));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", ChatChannel.escaped(message.headline()));
        body.put("blocks", blocks);
        return outgoing.post(
                new Letter(
                        WebAddress.of(address), Map.of(), ContentType.APPLICATION_JSON, json.writeValueAsString(body)),
                answer -> "");
    }

    private static Map<String, ?> plain(String text) {
        return Map.of("type", "plain_text", "text", text, "emoji", false);
    }

    private static Map<String, ?> button(URI link) {
        return Map.of("type", "button", "text", plain("Open"), "url", link.toASCIIString(), "style", "primary");
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
