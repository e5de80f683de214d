package org.nightdesk.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.nightdesk.channel.Outgoing.Letter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** An incoming webhook of Mattermost, as one attachment with its own colour and title. */
@Component
class MattermostChannel implements Channel {

    private static final int LONGEST_TEXT = 3_800;
    private static final String URGENT = "#c2362f";
    private static final String CALM = "#5b6b7b";

    private final Outgoing outgoing;
    private final JsonMapper json;

    MattermostChannel(Outgoing outgoing, JsonMapper json) {
        this.outgoing = outgoing;
        this.json = json;
    }

    @Override
    public String kind() {
        return "mattermost";
    }

    @Override
    public Delivery deliver(String address, Message message) {
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("fallback", harmless(message.headline()));
        attachment.put("color", message.urgent() ? URGENT : CALM);
        attachment.put("title", harmless(message.headline()));
        message.link().ifPresent(link -> attachment.put("title_link", link.toASCIIString()));
        attachment.put("text", harmless(message.text(LONGEST_TEXT)));
        String body = json.writeValueAsString(Map.of("attachments", List.of(attachment)));
        return outgoing.post(
                new Letter(WebAddress.of(address), Map.of(), ContentType.APPLICATION_JSON, body), answer -> "");
    }

    // Markdown is escaped, and an invisible space keeps @channel and @all from ringing.
    private static String harmless(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]()<>#|~!])", "\\\\$1").replace("@", "@\u200b");
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
