package org.nightdesk.telephony;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Message;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.springframework.stereotype.Component;

/**
 * Asks the providers in their order until one takes the message. One that fails is passed over for a while, tried again by one message, and back in its
 * place as soon as it takes one. When nobody else is left, those that rest are asked all the same. A message that may have arrived is not given to the next
 * at once: it goes back to the caller, who tells it again as a repeat.
 */
@Component
class Dialler {

    /** Longer than one trial may take. */
    private static final Duration TRIAL = Duration.ofSeconds(15);

    private static final Duration KEPT = Duration.ofDays(90);

    private final ProviderStore providers;
    private final SentStore sent;
    private final LineKinds lines;
    private final Bell bell;
    private final InstantSource clock;

    Dialler(ProviderStore providers, SentStore sent, LineKinds lines, Bell bell, InstantSource clock) {
        this.providers = providers;
        this.sent = sent;
        this.lines = lines;
        this.bell = bell;
        this.clock = clock;
    }

    /** Through whichever provider takes it. Holds no transaction. */
    Delivery deliver(Medium medium, String number, Message message) {
        List<Provider> line = onLane(providers::all).stream()
                .filter(provider -> provider.carries(medium) && !provider.paused())
                .toList();
        if (line.isEmpty()) {
            return new Delivery.Rejected("Nobody carries a " + medium.noun()
                    + " yet. An administrator adds a provider under “Text messages and calls”.");
        }
        return new Round(medium, number, message).through(line);
    }

    /** Through this provider only, whatever its state. Holds no transaction. */
    Delivery deliver(Provider provider, Medium medium, String number, Message message) {
        return new Round(medium, number, message).through(List.of(provider));
    }

    /** Tells whoever wrote to us what was made of it, through the provider it came by. Holds no transaction. */
    void answer(Provider provider, String number, String id, String words) {
        deliver(provider, Medium.SMS, number, new Message(id, words, "", Optional.empty(), false, false));
    }

    /** One message on its way from provider to provider. */
    private final class Round {

        private final Medium medium;
        private final String number;
        private final Message message;
        private final List<String> broken = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();

        Round(Medium medium, String number, Message message) {
            this.medium = medium;
            this.number = number;
            this.message = message;
        }

        Delivery through(List<Provider> line) {
            List<Provider> resting = new ArrayList<>();
            for (Provider provider : line) {
                if (line.size() > 1 && !isUp(provider)) {
                    resting.add(provider);
                    continue;
                }
                Delivery delivery = ask(provider);
                if (isLast(delivery)) {
                    return delivery;
                }
            }
            for (Provider provider : resting) {
                Delivery delivery = ask(provider);
                if (isLast(delivery)) {
                    return delivery;
                }
            }
            return nobody();
        }

        private boolean isUp(Provider provider) {
            Instant now = clock.instant();
            return provider.health().good() || onLane(() -> providers.takeTrial(provider.id(), now, now.plus(TRIAL)));
        }

        private boolean isLast(Delivery delivery) {
            return delivery instanceof Delivery.Sent
                    || delivery instanceof Delivery.Retry retry && retry.mayHaveArrived();
        }

        private Delivery ask(Provider provider) {
            Instant now = clock.instant();
            Tried tried = lines.of(provider).send(provider, medium, number, message, now);
            boolean interrupted = Thread.interrupted();
            try {
                return judge(provider, tried, clock.instant());
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private Delivery judge(Provider provider, Tried tried, Instant now) {
            return switch (tried) {
                case Tried.Taken taken -> taken(provider, taken.id(), now);
                case Tried.Broken fault -> broken(provider, fault, now);
                case Tried.Refuses no -> {
                    refused.add(provider.name() + ": " + no.reason());
                    yield new Delivery.Rejected(no.reason());
                }
            };
        }

        private Delivery taken(Provider provider, String id, Instant now) {
            onLane(() -> {
                providers.worked(provider.id(), now.plus(ReplyRound.OFTEN), now);
                if (!id.isEmpty()) {
                    sent.insert(provider, id, medium, lines.of(provider).isAsked(), now);
                    sent.forget(now.minus(KEPT));
                }
                return id;
            });
            news(provider);
            return new Delivery.Sent(id.isEmpty() ? "" : SentMessage.reference(provider.id(), id));
        }

        private Delivery broken(Provider provider, Tried.Broken fault, Instant now) {
            Instant restUntil = now.plus(provider.health().rest(fault.wish()));
            onLane(() -> {
                providers.failed(provider.id(), fault.reason(), restUntil, now);
                return restUntil;
            });
            bell.ring(Providers.TOPIC);
            broken.add(provider.name() + ": " + fault.reason());
            return new Delivery.Retry(provider.name() + ": " + fault.reason(), fault.mayHaveArrived());
        }

        private void news(Provider provider) {
            if (!provider.health().good() || provider.health().sentAt().isEmpty()) {
                bell.ring(Providers.TOPIC);
            }
        }

        private Delivery nobody() {
            return broken.isEmpty()
                    ? new Delivery.Rejected(String.join(" ", refused))
                    : new Delivery.Retry(String.join(" ", broken), false);
        }
    }

    private static <T> T onLane(Supplier<T> work) {
        return Lane.PAGING.on(work);
    }
}
