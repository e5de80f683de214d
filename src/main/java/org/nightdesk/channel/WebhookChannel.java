package org.nightdesk.channel;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
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
        Map<String, String> headers =
                headers(secrets, address, message.id(), body.getBytes(StandardCharsets.UTF_8), now);
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

    /** What stands beside the body. One signature for each key, so that a receiver still accepts us while keys are rotated. */
    static Map<String, String> headers(Secrets secrets, String address, String id, byte[] body, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        byte[] begin = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] signed = Arrays.copyOf(begin, begin.length + body.length);
        System.arraycopy(body, 0, signed, begin.length, body.length);
        String signature = secrets.derive(PURPOSE, address).stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(Secrets.hmac(key, signed)))
                .collect(Collectors.joining(" "));
        return Map.of("Webhook-Id", id, "Webhook-Timestamp", timestamp, "Webhook-Signature", signature);
    }
}
