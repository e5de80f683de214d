package org.nightdesk.telephony;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.channel.Reply;
import org.nightdesk.channel.Understood;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.telephony.Line.Arrivals;
import org.nightdesk.telephony.Line.Arrived;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches the replies of providers that cannot reach us: often while somebody may be answering, seldom else. */
@Component
class ReplyRound extends LeasedWork<Provider> {

    static final String TOPIC = "telephony.replies";

    private static final Duration LEASE = Duration.ofSeconds(60);
    static final Duration OFTEN = Duration.ofSeconds(10);
    private static final Duration SELDOM = Duration.ofMinutes(2);
    private static final Duration ANSWERABLE = Duration.ofHours(2);
    private static final Duration OLD = Duration.ofHours(4);
    private static final int MOST_AT_ONCE = 4;
    private static final int MOST_PAGES = 30;

    private final ProviderStore providers;
    private final LineKinds lines;
    private final Ear ear;
    private final PhoneNumbers numbers;
    private final Dialler dialler;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    ReplyRound(
            ProviderStore providers,
            LineKinds lines,
            Ear ear,
            PhoneNumbers numbers,
            Dialler dialler,
            Bell bell,
            InstantSource clock,
            TransactionTemplate transaction,
            Ticking ticking) {
        super(TOPIC, MOST_AT_ONCE, bell, ticking);
        this.providers = providers;
        this.lines = lines;
        this.ear = ear;
        this.numbers = numbers;
        this.dialler = dialler;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(ProviderStore.EARLIEST);
    }

    @Override
    protected List<Provider> claim(int room, Instant now) {
        return Lane.PAGING.on(() -> transaction.execute(status -> providers.claimPoll(now, now.plus(LEASE), room)));
    }

    @Override
    protected String name(Provider provider) {
        return "provider " + provider.text();
    }

    @Override
    protected void handle(Provider provider) {
        Instant now = clock.instant();
        unheard(provider, now.minus(OLD)).forEach(arrived -> take(provider, arrived, now));
        providers.polled(provider.id(), now.minus(ANSWERABLE), now.plus(OFTEN), now.plus(SELDOM));
    }

    // Oldest first, so that all that is newer than one we know is still to be taken: as far back as that one is read,
    // or nothing.
    private List<Arrived> unheard(Provider provider, Instant since) {
        Deque<Arrived> unheard = new ArrayDeque<>();
        Optional<String> page = Optional.empty();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Optional<Arrivals> found = lines.of(provider).arrivals(provider, page);
            if (found.isEmpty()) {
                return List.of();
            }
            List<Arrived> listed = found.get().messages();
            Set<String> known = ear.known(listed.stream().map(Arrived::id).toList());
            listed.stream()
                    .filter(arrived ->
                            !known.contains(arrived.id()) && arrived.at().isAfter(since))
                    .forEach(unheard::addFirst);
            page = found.get().more();
            if (!known.isEmpty() || page.isEmpty() || found.get().oldest().isBefore(since)) {
                break;
            }
        }
        return List.copyOf(unheard);
    }

    private void take(Provider provider, Arrived arrived, Instant now) {
        String from = numbers.kept(arrived.from());
        ear.take(provider, arrived.id(), new Reply(Medium.SMS.kind(), from, arrived.text(), ""), now)
                .filter(Understood::known)
                .ifPresent(known -> dialler.answer(provider, from, "reply-" + arrived.id(), known.words()));
    }
}
