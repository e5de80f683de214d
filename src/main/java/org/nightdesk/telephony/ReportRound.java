package org.nightdesk.telephony;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.Report;
import org.nightdesk.channel.ReportReader;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.telephony.Line.Became;
import org.nightdesk.telephony.SentMessage.State;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks what became of messages that nobody reported on, and tells whoever sent them. */
@Component
class ReportRound extends LeasedWork<SentMessage> {

    static final String TOPIC = "telephony.reports";

    /** Longer than reading takes. */
    private static final Duration LEASE = Duration.ofSeconds(40);

    private static final List<Duration> QUESTIONS =
            List.of(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));
    private static final Duration UNTIL_KEPT = Duration.ofSeconds(5);
    /** With five seconds between them, longer than whoever sent it may take to note it: his lease, and that of a second node. */
    private static final int MOST_AT_ONCE = 16;

    private static final int MOST_TELLINGS = 12;

    private final SentStore sent;
    private final ProviderStore providers;
    private final LineKinds lines;
    private final ObjectProvider<ReportReader> readers;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    ReportRound(
            SentStore sent,
            ProviderStore providers,
            LineKinds lines,
            ObjectProvider<ReportReader> readers,
            Bell bell,
            InstantSource clock,
            TransactionTemplate transaction,
            Ticking ticking) {
        super(TOPIC, MOST_AT_ONCE, bell, ticking);
        this.sent = sent;
        this.providers = providers;
        this.lines = lines;
        this.readers = readers;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(SentStore.EARLIEST);
    }

    @Override
    protected List<SentMessage> claim(int room, Instant now) {
        return Lane.PAGING.on(() -> transaction.execute(status -> sent.claim(now, now.plus(LEASE), room)));
    }

    @Override
    protected String name(SentMessage message) {
        return "message " + message.reference();
    }

    @Override
    protected void handle(SentMessage message) {
        if (message.isOver()) {
            tell(message);
            return;
        }
        Optional<Became> became = ask(message);
        became.ifPresent(news -> sent.report(
                message.provider(),
                message.externalId(),
                message.medium(),
                news.state(),
                news.reason(),
                clock.instant()));
        if (became.isEmpty()) {
            sent.askAgain(message, next(message));
        }
    }

    private Optional<Became> ask(SentMessage message) {
        return providers
                .find(message.provider())
                .flatMap(provider -> lines.of(provider).asked(provider, message));
    }

    private Optional<Instant> next(SentMessage message) {
        return message.asked() > QUESTIONS.size()
                ? Optional.empty()
                : Optional.of(clock.instant().plus(QUESTIONS.get(message.asked() - 1)));
    }

    // The report may be quicker than the note of whoever sent it: then it is told again.
    private void tell(SentMessage message) {
        Report report = new Report(
                message.medium().kind(), message.reference(), message.state() == State.DELIVERED, message.reason());
        Instant now = clock.instant();
        boolean known = Boolean.TRUE.equals(Lane.PAGING.on(() ->
                transaction.execute(status -> readers.orderedStream().anyMatch(reader -> reader.read(report, now)))));
        if (known || message.asked() > MOST_TELLINGS) {
            sent.told(message);
            return;
        }
        sent.askAgain(message, Optional.of(now.plus(UNTIL_KEPT)));
    }
}
