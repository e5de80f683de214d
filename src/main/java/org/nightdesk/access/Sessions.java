package org.nightdesk.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.secret.Secrets;
import org.springframework.stereotype.Component;

/** Signed-in browsers. A session ends after three days without use, and after thirty days in any case. */
@Component
class Sessions {

    static final Duration IDLE = Duration.ofDays(3);
    static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration HALF = Duration.ofMinutes(10);
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
        session.filter(found -> found.confirmed() && found.usedAt().isBefore(now.minus(NOTED_EACH)))
                .ifPresent(found -> store.used(found.id(), now));
        return session;
    }

    /** One whose second factor is still to come. It waits ten minutes, no longer. */
    Optional<Session> findHalf(String key, Instant now) {
        return store.find(hash(key), now.minus(HALF), now.minus(HALF)).filter(session -> !session.confirmed());
    }

    /** The person's signed-in browsers, the latest used first. */
    List<Session> of(PersonId person, Instant now) {
        return store.of(person, now.minus(LONGEST), now.minus(IDLE));
    }

    /** Ends one of the person's sessions. */
    void end(PersonId person, long id) {
        store.delete(person, id);
    }

    /** Signs the person out everywhere but here; with no key, here too. */
    void endOthers(PersonId person, Optional<String> here) {
        store.deleteOthers(person, here.map(Sessions::hash).orElse(new byte[0]));
    }

    void tidy(Instant now) {
        store.deleteOlder(now.minus(LONGEST), now.minus(IDLE));
    }

    void end(String key) {
        store.delete(hash(key));
    }

    private static byte[] hash(String key) {
        return Secrets.sha256(key.getBytes(StandardCharsets.UTF_8));
    }
}
