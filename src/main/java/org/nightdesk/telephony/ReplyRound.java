package org.nightdesk.telephony;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.Message;
import org.nightdesk.channel.Reply;
import org.nightdesk.channel.Understood;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.telephony.TwilioReader.Arrived;
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

    private final ProviderStore providers;
    private final TwilioReader twilio;
    private final Ear ear;
    private final PhoneNumbers numbers;
    private final Dialler dialler;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    ReplyRound(
            ProviderStore providers,
            TwilioReader twilio,
            Ear ear,
            PhoneNumbers numbers,
            Dialler dialler,
            Bell bell,
            InstantSource clock,
            TransactionTemplate transaction,
            Ticking ticking) {
        super(TOPIC, MOST_AT_ONCE, bell, ticking);
        this.providers = providers;
        this.twilio = twilio;
        this.ear = ear;
        this.numbers = numbers;
        this.dialler = dialler;
        this.clock = clock;
        this.transaction = transaction;
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
        if (provider.access() instanceof Access.Twilio access) {
            twilio.replies(provider, access).orElse(List.of()).stream()
                    .filter(arrived -> arrived.at().isAfter(now.minus(OLD)))
                    .forEach(arrived -> take(provider, arrived, now));
        }
        providers.polled(provider.id(), now.minus(ANSWERABLE), now.plus(OFTEN), now.plus(SELDOM));
    }

    private void take(Provider provider, Arrived arrived, Instant now) {
        String from = numbers.kept(arrived.from());
        Optional<Understood> understood =
                ear.take(provider, arrived.id(), new Reply(Medium.SMS.kind(), from, arrived.text(), ""), now);
        understood
                .filter(Understood::known)
                .ifPresent(known -> dialler.deliver(
                        provider,
                        Medium.SMS,
                        from,
                        new Message("reply-" + arrived.id(), known.words(), "", Optional.empty(), false, false)));
    }
}
