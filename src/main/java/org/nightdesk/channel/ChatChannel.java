package org.nightdesk.channel;

import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.nightdesk.channel.Outgoing.Letter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A Slack-compatible incoming webhook; Mattermost, Rocket.Chat, Zulip and Discord (its address with /slack) understand the same. */
@Component
class ChatChannel implements Channel {

    private static final int LONGEST_TEXT = 3_000;

    private final Outgoing outgoing;
    private final JsonMapper json;

    ChatChannel(Outgoing outgoing, JsonMapper json) {
        this.outgoing = outgoing;
        this.json = json;
    }

    @Override
    public String kind() {
        return "chat";
    }

    @Override
    public Delivery deliver(String address, Message message) {
        String link = message.link().map(uri -> "\n<" + uri + "|Open>").orElse("");
        String text = "*" + escaped(message.headline()) + "*\n" + escaped(message.text(LONGEST_TEXT)) + link;
        String body = json.writeValueAsString(Map.of("text", text));
        return outgoing.post(
                new Letter(WebAddress.of(address), Map.of(), ContentType.APPLICATION_JSON, body), answer -> "");
    }

    @Override
    public Optional<String> problemWith(String address) {
        return WebAddress.problemWith(address);
    }

    @Override
    public String shown(String address) {
        return WebAddress.of(address).shown();
    }

    // The three characters that have a meaning of their own, so that an alert can neither ring a whole channel nor
    // forge a link.
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
