package org.nightdesk.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Postman;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.subject.Actor;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends replies that are due, each under a committed lease (docs/decisions/0004), without a transaction while it talks to the server. */
@Component
class ReplySender extends LeasedWork<ReplyDelivery> {

    static final String TOPIC = "mailbox.send";

    private static final Duration LEASE = Postman.LONGEST.plusSeconds(30);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(4));
    private static final int MOST_AT_ONCE = 16;

    private final ReplyStore store;
    private final Letterhead letterhead;
    private final Postman postman;
    private final Timeline timeline;
    private final Bell bell;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    ReplySender(
            ReplyStore store,
            Letterhead letterhead,
            Postman postman,
            Timeline timeline,
            Bell bell,
            InstantSource clock,
            TransactionTemplate transaction,
            Ticking ticking) {
        super(TOPIC, MOST_AT_ONCE, bell, ticking);
        this.store = store;
        this.letterhead = letterhead;
        this.postman = postman;
        this.timeline = timeline;
        this.bell = bell;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(ReplyStore.EARLIEST);
    }

    @Override
    protected List<ReplyDelivery> claim(int room, Instant now) {
        return transaction.execute(status -> store.claim(now, LEASE, room));
    }

    @Override
    protected String name(ReplyDelivery delivery) {
        return "delivery " + delivery.id();
    }

    @Override
    protected void handle(ReplyDelivery delivery) {
        Reply reply = store.find(delivery.reply()).orElseThrow();
        Delivery outcome = postman.send(letterhead.write(reply, store.deliveries(reply.id())), delivery.address());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transaction.executeWithoutResult(status -> record(reply, delivery, outcome, now));
    }

    private void record(Reply reply, ReplyDelivery delivery, Delivery outcome, Instant now) {
        switch (outcome) {
            case Delivery.Sent sent -> store.result(delivery, "sent", Optional.empty(), "", now);
            case Delivery.Rejected rejected -> failed(reply, delivery, "failed", rejected.reason(), now);
            case Delivery.Retry retry -> again(reply, delivery, retry, now);
        }
        bell.ring(reply.ticket().subject().toString());
    }

    private void again(Reply reply, ReplyDelivery delivery, Delivery.Retry retry, Instant now) {
        if (delivery.tries() > PAUSES.size()) {
            failed(reply, delivery, retry.mayHaveArrived() ? "unknown" : "failed", retry.reason(), now);
            return;
        }
        Instant dueAt = now.plus(PAUSES.get(delivery.tries() - 1));
        store.result(delivery, "waiting", Optional.of(dueAt), retry.reason(), now);
    }

    private void failed(Reply reply, ReplyDelivery delivery, String state, String reason, Instant now) {
        if (store.result(delivery, state, Optional.empty(), reason, now)) {
            timeline.append(Entry.internal(
                    reply.ticket().subject(),
                    now,
                    Actor.system(),
                    "mail-failed",
                    "could not send the reply to " + delivery.address() + ". " + reason,
                    Map.of("address", delivery.address(), "state", state)));
        }
    }
}
