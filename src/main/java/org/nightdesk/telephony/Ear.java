package org.nightdesk.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.channel.Reply;
import org.nightdesk.channel.ReplyReader;
import org.nightdesk.channel.Understood;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in what people send and press. Each is kept first, once; what it does and that it was read are then one transaction. One that was kept and not read,
 * since the node died or something failed, is read again by the {@link UnreadRound}.
 */
@Component
public class Ear {

    /** Longer than reading takes: past it somebody else reads. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(Ear.class);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int LONGEST = 1_600;
    private static final Understood UNREAD = new Understood(false, "Nobody here reads replies.");
    private static final Understood BROKEN = new Understood(true, "It could not be read yet. It is tried again.");

    private final EarStore store;
    private final ObjectProvider<ReplyReader> readers;
    private final Bell bell;
    private final TransactionTemplate transaction;

    Ear(EarStore store, ObjectProvider<ReplyReader> readers, Bell bell, TransactionTemplate transaction) {
        this.store = store;
        this.readers = readers;
        this.bell = bell;
        this.transaction = transaction;
    }

    /** What was made of it; empty when it had come before. {@code externalId} is the same the world over. */
    public Optional<Understood> take(Provider provider, String externalId, Reply given, Instant now) {
        Reply reply = new Reply(given.kind(), given.from(), cut(given.text()), given.about());
        return Lane.PAGING
                .on(() -> store.insert(provider, externalId, reply, now.plus(LEASE), now))
                .map(id -> {
                    Understood understood = read(id, now).orElse(BROKEN);
                    store.forget(now.minus(KEPT));
                    return understood;
                });
    }

    /** What was made of one that came before; empty when none did, or it was not read yet. */
    public Optional<Understood> before(String externalId) {
        return store.understood(externalId);
    }

    /** Of these, the ones that have come. */
    Set<String> known(Collection<String> externalIds) {
        return store.known(externalIds);
    }

    /** Empty when somebody else has read it, or is about to, or it failed. */
    Optional<Understood> read(long id, Instant now) {
        try {
            Optional<Understood> understood = Lane.PAGING.on(() ->
                    transaction.execute(status -> store.lockUnread(id).map(reply -> read(id, reply, now))));
            bell.ring(Providers.TOPIC);
            return understood == null ? Optional.empty() : understood;
        } catch (RuntimeException failure) {
            log.error("the reply {} could not be read, it is tried again", id, failure);
            return Optional.empty();
        }
    }

    private Understood read(long id, Reply reply, Instant now) {
        Understood understood = readers.stream()
                .findFirst()
                .map(reader -> reader.read(reply, now))
                .orElse(UNREAD);
        store.read(id, understood);
        return understood;
    }

    private static String cut(String text) {
        String clean = text.replace("\0", "");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}
