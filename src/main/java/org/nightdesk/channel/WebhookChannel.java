package org.nightdesk.channel;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ContentType;
import org.nightdesk.channel.Outgoing.Letter;
import org.nightdesk.secret.Secrets;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object posted to somebody's own program, signed by the Standard Webhooks convention: the receiver can tell that it is
 * ours, that it is fresh, and by its unchanged id that it is a repeat.
 */
@Component
class WebhookChannel implements Channel {

    static final String PURPOSE = "webhook";

    private final Outgoing outgoing;
    private final Secrets secrets;
    private final InstantSource clock;
    private final JsonMapper json;

    WebhookChannel(Outgoing outgoing, Secrets secrets, InstantSource clock, JsonMapper json) {
        this.outgoing = outgoing;
        this.secrets = secrets;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public String kind() {
        return "webhook";
    }

    @Override
    public Delivery deliver(String address, Message message) {
        Instant now = clock.instant();
        String body = json.writeValueAsString(payload(message, now));
        String timestamp = Long.toString(now.getEpochSecond());
        Map<String, String> headers = Map.of(
                "Webhook-Id", message.id(),
                "Webhook-Timestamp", timestamp,
                "Webhook-Signature", signature(address, message.id() + "." + timestamp + "." + body));
        return outgoing.post(
                new Letter(WebAddress.of(address), headers, ContentType.APPLICATION_JSON, body), answer -> "");
    }

    @Override
    public Optional<String> problemWith(String address) {
        return WebAddress.problemWith(address);
    }

    @Override
    public String shown(String address) {
        return WebAddress.of(address).shown();
    }

    private static Map<String, Object> payload(Message message, Instant now) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("type", "message");
        payload.put("id", message.id());
        payload.put("timestamp", now.toString());
        payload.put("title", message.title());
        payload.put("text", message.text());
        message.link().map(URI::toString).ifPresent(link -> payload.put("link", link));
        payload.put("urgent", message.urgent());
        payload.put("repeat", message.repeat());
        return payload;
    }

    // One signature for each key, so that a receiver still accepts us while keys are rotated.
    private String signature(String address, String signed) {
        return secrets.derive(PURPOSE, address).stream()
                .map(key -> "v1,"
                        + Base64.getEncoder()
                                .encodeToString(Secrets.hmac(key, signed.getBytes(StandardCharsets.UTF_8))))
                .collect(Collectors.joining(" "));
    }
}
