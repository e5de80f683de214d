package org.nightdesk.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.nightdesk.channel.Carried;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Outgoing;
import org.nightdesk.channel.Outgoing.Letter;
import org.nightdesk.channel.WebAddress;
import org.nightdesk.database.Lane;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.secret.Secrets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands a sealed message to the push service of a browser (RFC 8030). A browser that is gone is forgotten, and its contact method marked. */
@Component
class Pusher {

    static final String KIND = "push";

    /** After this a page of the night is no news; what became of it comes as a push of its own. */
    private static final String SECONDS_KEPT = "14400";

    private static final int TOPIC = 32;
    private static final String GONE =
            "The browser has given up its subscription. Add it again under “Push on this device”.";

    private final BrowserStore store;
    private final Vapid vapid;
    private final Outgoing outgoing;
    private final ObjectProvider<ContactMethods> methods;
    private final Secrets secrets;
    private final JsonMapper json;
    private final InstantSource clock;

    // Contact methods ask the channels, of which this is one: they are looked up when they are needed.
    Pusher(
            BrowserStore store,
            Vapid vapid,
            Outgoing outgoing,
            ObjectProvider<ContactMethods> methods,
            Secrets secrets,
            JsonMapper json,
            InstantSource clock) {
        this.store = store;
        this.vapid = vapid;
        this.outgoing = outgoing;
        this.methods = methods;
        this.secrets = secrets;
        this.json = json;
        this.clock = clock;
    }

    /** {@code topic}: of what waits for a browser that sleeps, only the last of the same is kept. Holds no transaction. */
    Delivery push(Browser browser, Map<String, ?> message, boolean urgent, String topic) {
        Instant now = clock.instant();
        try {
            return switch (outgoing.carry(letter(browser, message, urgent, topic, now))) {
                case Carried.Lost lost -> lost.delivery();
                case Carried.Answered answer -> judged(browser, answer, now);
            };
        } catch (GeneralSecurityException unusable) {
            return new Delivery.Rejected("It could not be encrypted: " + unusable.getMessage() + ".");
        }
    }

    private Letter letter(Browser browser, Map<String, ?> message, boolean urgent, String topic, Instant now)
            throws GeneralSecurityException {
        WebAddress endpoint = WebAddress.of(browser.endpoint());
        byte[] auth = secrets.open(Browsers.PURPOSE, browser.auth())
                .map(Base64.getDecoder()::decode)
                .orElseThrow(() -> new GeneralSecurityException("its key was sealed with another secret"));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("TTL", SECONDS_KEPT);
        headers.put("Urgency", urgent ? "high" : "normal");
        headers.put("Topic", topic(topic));
        headers.put("Content-Encoding", "aes128gcm");
        headers.put("Authorization", vapid.authorization(endpoint.uri(), now));
        byte[] sealed = Envelope.seal(json.writeValueAsBytes(message), browser.publicKey(), auth);
        return new Letter(endpoint, headers, ContentType.APPLICATION_OCTET_STREAM, sealed);
    }

    private Delivery judged(Browser browser, Carried.Answered answer, Instant now) {
        if (answer.status() == 404 || answer.status() == 410) {
            Lane.PAGING.on(() -> {
                store.delete(browser.token());
                methods.getObject().failed(KIND, browser.token(), GONE, now);
                return browser;
            });
            return new Delivery.Rejected(GONE);
        }
        if (answer.good()) {
            Lane.PAGING.on(() -> {
                store.sent(browser.token(), now);
                return browser;
            });
        }
        return Outgoing.judge(answer, body -> "");
    }

    // 32 characters of the URL-safe alphabet at most (RFC 8030, 5.4).
    private static String topic(String text) {
        byte[] hash = Secrets.sha256(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, TOPIC);
    }
}
