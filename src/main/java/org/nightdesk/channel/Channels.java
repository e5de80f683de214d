package org.nightdesk.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nightdesk.secret.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The ways to reach a person: {@code email}, {@code webhook}, {@code chat} (Slack-compatible), {@code ntfy}, {@code slack}, {@code teams},
 * {@code mattermost}, {@code sms}, {@code voice}, {@code push} (a browser).
 */
@Component
public class Channels implements DisposableBean {

    /** The longest that {@link #deliver} takes; a lease must be longer. */
    public static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(Channels.class);
    private static final List<String> ORDER =
            List.of("email", "sms", "voice", "push", "ntfy", "slack", "teams", "mattermost", "chat", "webhook");

    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Duration longest;
    private final Secrets secrets;
    private final ExecutorService attempts = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("deliver-", 0).daemon().factory());

    @Autowired
    Channels(List<Channel> known, Secrets secrets) {
        this(known, secrets, LONGEST);
    }

    /** Tests wait less. */
    Channels(List<Channel> known, Secrets secrets, Duration longest) {
        this.longest = longest;
        this.secrets = secrets;
        ORDER.forEach(
                kind -> known.stream().filter(one -> one.kind().equals(kind)).forEach(one -> channels.put(kind, one)));
    }

    /** Tries once, for at most 10 s, without a transaction. An unknown kind is {@link Delivery.Rejected}. */
    public Delivery deliver(String kind, String address, Message message) {
        Channel channel = channels.get(kind);
        if (channel == null) {
            return new Delivery.Rejected("There is no channel called \"" + kind + "\".");
        }
        Optional<String> problem = channel.problemWith(address);
        if (problem.isPresent()) {
            return new Delivery.Rejected(problem.get());
        }
        return inTime(channel, address, message);
    }

    // The sockets are those of channels, which an interrupt closes whatever they wait for: one deadline for everything.
    private Delivery inTime(Channel channel, String address, Message message) {
        return inTime(
                () -> channel.deliver(address, message), longest, channel.kind() + " to " + channel.shown(address));
    }

    /** Tries once, for at most that long, without a transaction: what uses {@link Outgoing} or {@link Postman} is ended by an interrupt. {@code what} is for the log. */
    public Delivery inTime(Callable<Delivery> sending, Duration most, String what) {
        Future<Delivery> attempt = attempts.submit(sending);
        try {
            return attempt.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            attempt.cancel(true);
            return new Delivery.Retry("No answer within %d s. It may have arrived.".formatted(most.toSeconds()), true);
        } catch (InterruptedException stopping) {
            attempt.cancel(true);
            Thread.currentThread().interrupt();
            return new Delivery.Retry("Stopped while sending. It may have arrived.", true);
        } catch (ExecutionException bug) {
            log.error("{} failed", what, bug.getCause());
            return new Delivery.Retry("It failed by a fault of ours, which is in the log. It may have arrived.", true);
        }
    }

    /** The kinds that can be used here. */
    public List<String> kinds() {
        return List.copyOf(channels.keySet());
    }

    /** The kinds whose address people type in. */
    public List<String> typedKinds() {
        return channels.values().stream()
                .filter(Channel::isTyped)
                .map(Channel::kind)
                .toList();
    }

    /** The address in the one form in which it is stored, such as a phone number in E.164; one that is wrong comes back as it is. */
    public String kept(String kind, String address) {
        Channel channel = channels.get(kind);
        return channel == null || channel.problemWith(address).isPresent() ? address : channel.kept(address);
    }

    /** What is wrong with the address for this kind, as a sentence with the remedy; empty when it is fine. Looks nothing up. */
    public Optional<String> problemWith(String kind, String address) {
        Channel channel = channels.get(kind);
        if (channel == null) {
            return Optional.of("There is no channel called \"" + kind + "\". Use " + String.join(", ", kinds()) + ".");
        }
        return channel.problemWith(address);
    }

    /** The secret with which a receiver verifies what we post to its webhook address, as Standard Webhooks writes it. Show it to whoever owns the address only. */
    public String signingSecret(String address) {
        return "whsec_"
                + Base64.getEncoder()
                        .encodeToString(
                                secrets.derive(WebhookChannel.PURPOSE, address).getFirst());
    }

    /** The headers by which a receiver verifies a body posted to that address, as Standard Webhooks writes them; {@code id} is the same when it is sent again. */
    public Map<String, String> signature(String address, String id, byte[] body, Instant at) {
        return WebhookChannel.headers(secrets, address, id, body, at);
    }

    /** The address as it may be shown and logged: of a URL, which is a secret, the host and the last four characters. Of one that is wrong, nothing. */
    public String shown(String kind, String address) {
        Channel channel = channels.get(kind);
        return channel == null || channel.problemWith(address).isPresent() ? "…" : channel.shown(address);
    }

    @Override
    public void destroy() {
        attempts.shutdownNow();
    }
}
