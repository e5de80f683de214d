package org.nightdesk.channel;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The ways to reach a person: {@code email}, {@code webhook}, {@code chat} (Slack-compatible), {@code ntfy}. */
@Component
public class Channels {

    /** Tries once, for at most 10 s, without a transaction. An unknown kind is {@link Delivery.Rejected}. */
    public Delivery deliver(String kind, String address, Message message) {
        return new Delivery.Rejected("not built");
    }

    /** The kinds that can be used here. */
    public List<String> kinds() {
        return List.of("email", "webhook", "chat", "ntfy");
    }

    /** What is wrong with the address for this kind, as a sentence with the remedy; empty when it is fine. */
    public Optional<String> problemWith(String kind, String address) {
        return Optional.empty();
    }
}
