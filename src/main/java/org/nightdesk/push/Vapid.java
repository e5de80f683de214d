package org.nightdesk.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Postman;
import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says to push services who we are (VAPID, RFC 8292), by one key pair of the whole installation. */
@Component
class Vapid {

    private static final String PURPOSE = "push-sender";
    private static final Duration LIFE = Duration.ofHours(12);
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final BrowserStore store;
    private final Secrets secrets;
    private final Settings settings;
    private final Postman postman;
    private final JsonMapper json;

    Vapid(BrowserStore store, Secrets secrets, Settings settings, Postman postman, JsonMapper json) {
        this.store = store;
        this.secrets = secrets;
        this.settings = settings;
        this.postman = postman;
        this.json = json;
    }

    /** What browsers subscribe with; made at the first call. */
    String publicKey(Instant now) {
        return URL.encodeToString(sender(now).publicKey());
    }

    /** The {@code Authorization} for a push to this endpoint. */
    String authorization(URI endpoint, Instant now) throws GeneralSecurityException {
        BrowserStore.Sender sender = sender(now);
        String sealed = secrets.open(PURPOSE, sender.privateKey())
                .orElseThrow(() ->
                        new GeneralSecurityException("the key of this installation was sealed with another secret"));
        PrivateKey key = P256.number(Base64.getDecoder().decode(sealed));
        String token = encoded(Map.of("typ", "JWT", "alg", "ES256"))
                + "."
                + encoded(Map.of("aud", origin(endpoint), "exp", now.plus(LIFE).getEpochSecond(), "sub", contact()));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(token.getBytes(StandardCharsets.US_ASCII));
        return "vapid t=" + token + "." + URL.encodeToString(signature.sign()) + ", k="
                + URL.encodeToString(sender.publicKey());
    }

    private BrowserStore.Sender sender(Instant now) {
        Optional<BrowserStore.Sender> kept = store.sender();
        if (kept.isPresent()) {
            return kept.get();
        }
        KeyPair fresh = P256.fresh();
        String number = Base64.getEncoder().encodeToString(P256.bytes(fresh.getPrivate()));
        store.keepSender(new BrowserStore.Sender(P256.bytes(fresh.getPublic()), secrets.seal(PURPOSE, number)), now);
        return store.sender().orElseThrow();
    }

    private String encoded(Map<String, ?> claims) {
        return URL.encodeToString(json.writeValueAsBytes(claims));
    }

    private static String origin(URI endpoint) {
        String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
        return endpoint.getScheme() + "://" + endpoint.getHost() + port;
    }

    // Some services refuse what is neither a mail address nor https.
    private String contact() {
        String address = settings.address();
        if (address.startsWith("https://")) {
            return address;
        }
        return "mailto:"
                + postman.sender().orElse("nightdesk@" + URI.create(address).getHost());
    }
}
