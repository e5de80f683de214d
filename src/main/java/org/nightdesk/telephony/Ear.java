package org.nightdesk.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nightdesk.channel.Reply;
import org.nightdesk.channel.ReplyReader;
import org.nightdesk.channel.Understood;
import org.nightdesk.engine.Bell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Takes in what people send and press: each once, kept before anything is made of it. */
@Component
class Ear {

    private static final Logger log = LoggerFactory.getLogger(Ear.class);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int LONGEST = 1_600;
    private static final Understood UNREAD = new Understood(false, "Nobody here reads replies.");
    private static final Understood BROKEN = new Understood(true, "It could not be read, by a fault of ours.");

    private final EarStore store;
    private final ObjectProvider<ReplyReader> readers;
    private final Bell bell;

    Ear(EarStore store, ObjectProvider<ReplyReader> readers, Bell bell) {
        this.store = store;
        this.readers = readers;
        this.bell = bell;
    }

    /** What was made of it; empty when it had come before. */
    Optional<Understood> take(Provider provider, String externalId, Reply given, Instant now) {
        Reply reply = new Reply(given.kind(), given.from(), cut(given.text()), given.about());
        return store.insert(provider, externalId, reply, now).map(id -> {
            Understood understood = read(reply, now);
            store.understood(id, understood);
            store.forget(now.minus(KEPT));
            bell.ring(Providers.TOPIC);
            return understood;
        });
    }

    private Understood read(Reply reply, Instant now) {
        try {
            return readers.stream()
                    .findFirst()
                    .map(reader -> reader.read(reply, now))
                    .orElse(UNREAD);
        } catch (RuntimeException bug) {
            log.error("a reply by {} could not be read", reply.kind(), bug);
            return BROKEN;
        }
    }

    private static String cut(String text) {
        String clean = text.replace("\0", "");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}
