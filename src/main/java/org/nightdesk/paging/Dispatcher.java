package org.nightdesk.paging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.subject.Actor;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due. A claim is a committed lease longer than the longest send; a node that dies or hangs in the
 * middle holds nobody up beyond it, and the second sending is marked as a repeat. One that stood still for longer sends nothing when it goes on.
 */
@Component
class Dispatcher extends LeasedWork<Bundle> {

    static final String TOPIC = "paging.send";

    /** Longer than a channel may take (10 s), short enough that another node sends within 20 s. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(20));
    private static final int MOST_AT_ONCE = 64;

    private final OutboxStore outbox;
    private final AttemptStore attempts;
    private final PageStore pages;
    private final PageMessages messages;
    private final Bundles bundles;
    private final MessageRate rate;
    private final Channels channels;
    private final Timeline timeline;
    private final Bell bell;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Dispatcher(
            OutboxStore outbox,
            AttemptStore attempts,
            PageStore pages,
            PageMessages messages,
            Bundles bundles,
            MessageRate rate,
            Channels channels,
            Timeline timeline,
            Bell bell,
            InstantSource clock,
            TransactionTemplate transaction,
            Ticking ticking) {
        super(TOPIC, MOST_AT_ONCE, bell, ticking);
        this.outbox = outbox;
        this.attempts = attempts;
        this.pages = pages;
        this.messages = messages;
        this.bundles = bundles;
        this.rate = rate;
        this.channels = channels;
        this.timeline = timeline;
        this.bell = bell;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(OutboxStore.EARLIEST);
    }

    @Override
    protected List<Bundle> claim(int room, Instant now) {
        List<Bundle> claimed = Lane.PAGING.on(() -> transaction.execute(status -> claimTogether(room, now)));
        return claimed == null ? List.of() : claimed;
    }

    private List<Bundle> claimTogether(int room, Instant now) {
        List<Attempt> due = outbox.claim(now, LEASE, room);
        MessageRate.Window window = rate.window(due, now);
        boolean many = due.size() == room || window.isBurst();
        List<Bundle> going = new ArrayList<>();
        for (Bundle bundle : bundles.of(due, many, LEASE, now)) {
            window.hold(bundle).ifPresentOrElse(hold -> holdBack(bundle, hold, now), () -> going.add(bundle));
        }
        rate.count(window);
        return going;
    }

    private void holdBack(Bundle bundle, MessageRate.Hold hold, Instant now) {
        outbox.holdBack(bundle.attempts(), hold.until(), hold.reason());
        bundle.attempts().stream()
                .filter(one -> !one.reason().equals(hold.reason()))
                .forEach(one -> note(one, hold.verb(), hold.reason(), now));
    }

    @Override
    public Optional<Instant> nextDue() {
        return Lane.PAGING.on(outbox::nextDue);
    }

    @Override
    protected String name(Bundle bundle) {
        return "attempt " + bundle.first().id() + " of page " + bundle.first().page();
    }

    @Override
    protected void handle(Bundle bundle) {
        try {
            send(bundle);
        } finally {
            bell.ring(Pages.TOPIC);
        }
    }

    private void send(Bundle bundle) {
        Attempt first = bundle.first();
        Message message = Lane.PAGING.on(() -> message(bundle));
        if (!clock.instant().isBefore(first.dueAt())) {
            log.warn("{} was held up past its lease: whoever takes it next sends it, as a repeat", name(bundle));
            return;
        }
        Delivery delivery = channels.deliver(first.kind(), first.address(), message);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Lane.PAGING.on(() -> transaction.execute(status -> {
            bundle.attempts().forEach(one -> record(one, delivery, now));
            return true;
        }));
    }

    private Message message(Bundle bundle) {
        if (bundle.isSingle()) {
            return messages.of(pages.find(bundle.first().page()).orElseThrow(), bundle.first());
        }
        return messages.of(bundle.attempts().stream()
                .map(one -> new PageMessages.Part(pages.find(one.page()).orElseThrow(), one))
                .toList());
    }

    /** What the world said to an attempt that was claimed, inside the caller's transaction. */
    void record(Attempt attempt, Delivery delivery, Instant now) {
        switch (delivery) {
            case Delivery.Sent sent -> sent(attempt, sent.reference(), now);
            case Delivery.Rejected rejected -> failed(attempt, Attempt.State.FAILED, rejected.reason(), now);
            case Delivery.Retry retry -> again(attempt, retry, now);
        }
    }

    private void sent(Attempt attempt, String reference, Instant now) {
        if (outbox.sent(attempt, reference, now)) {
            note(attempt, "sent", "", now);
        }
    }

    private void again(Attempt attempt, Delivery.Retry retry, Instant now) {
        if (attempt.tries() > PAUSES.size()) {
            Attempt.State state = retry.mayHaveArrived() ? Attempt.State.UNKNOWN : Attempt.State.FAILED;
            failed(attempt, state, retry.reason(), now);
            return;
        }
        Instant dueAt = now.plus(PAUSES.get(attempt.tries() - 1));
        if (outbox.again(attempt, dueAt, retry.mayHaveArrived(), retry.reason(), now)) {
            note(attempt, "delayed", retry.reason(), now);
            hurry(attempt, now);
        }
    }

    private void failed(Attempt attempt, Attempt.State state, String reason, Instant now) {
        if (!outbox.ended(attempt, state, reason, now)) {
            return;
        }
        note(attempt, state == Attempt.State.UNKNOWN ? "unconfirmed" : "failed", reason, now);
        goOn(attempt, now);
    }

    /** What was said later of an attempt that had been sent, inside the caller's transaction; twice changes nothing. */
    void reported(Attempt attempt, boolean arrived, String reason, Instant now) {
        if (arrived && attempts.arrived(attempt, now)) {
            note(attempt, "delivered", "", now);
        } else if (!arrived && attempts.lost(attempt, reason, now)) {
            note(attempt, "failed", reason, now);
            goOn(attempt, now);
        }
        bell.ring(Pages.TOPIC);
    }

    private void goOn(Attempt attempt, Instant now) {
        hurry(attempt, now);
        if (attempt.purpose() == Attempt.Purpose.PAGE && !attempts.hopeful(attempt)) {
            pages.dueNow(attempt.page(), now);
            bell.ring(Escalator.TOPIC);
        }
    }

    // The proof: what became of every single try, also when a later one succeeds.
    private void note(Attempt attempt, String verb, String reason, Instant now) {
        timeline.append(Entry.internal(
                attempt.page().subject(),
                now,
                Actor.system(),
                verb,
                reason,
                Map.of(
                        "person", attempt.name(),
                        "method", attempt.kind(),
                        "address", channels.shown(attempt.kind(), attempt.address()),
                        "purpose", attempt.purpose().word(),
                        "try", attempt.tries())));
    }

    private void hurry(Attempt attempt, Instant now) {
        attempts.hurry(attempt, now);
        bell.ring(TOPIC);
    }
}
