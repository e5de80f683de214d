package org.nightdesk.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.secret.Secrets;
import org.springframework.stereotype.Component;

/** Signed-in browsers. A session ends after three days without use, and after thirty days in any case. */
@Component
class Sessions {

    static final Duration IDLE = Duration.ofDays(3);
    static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration NOTED_EACH = Duration.ofMinutes(1);

    private final SessionStore store;
    private final Secrets secrets;

    Sessions(SessionStore store, Secrets secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    /** Begins a session; its key, for the cookie. */
    String begin(PersonId person, boolean confirmed, Origin origin, Instant now) {
        String key = secrets.fresh();
        store.insert(hash(key), person, confirmed, origin, now);
        return key;
    }

    Optional<Session> find(String key, Instant now) {
        Optional<Session> session = store.find(hash(key), now.minus(LONGEST), now.minus(IDLE));
        session.filter(found -> found.usedAt().isBefore(now.minus(NOTED_EACH)))
                .ifPresent(found -> store.used(found.id(), now));
        return session;
    }

    void end(String key) {
        store.delete(hash(key));
    }

    private static byte[] hash(String key) {
        return Secrets.sha256(key.getBytes(StandardCharsets.UTF_8));
    }
}
