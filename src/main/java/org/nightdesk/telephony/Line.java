package org.nightdesk.telephony;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.Message;
import org.nightdesk.subject.Refused.Problem;

/**
 * How one kind of provider is spoken to: a bean of a module above. What reaches us is taken by that module's own hooks, which hand it to {@link Ear} and
 * {@link Reports}. Adding a kind is this interface, its hooks, and a test against a fake of its other end.
 */
public interface Line {

    /** The word it is stored by, and the root of its hooks. */
    String kind();

    /** As people choose it. */
    String name();

    /** With what was left out filled in. */
    default ProviderDraft completed(ProviderDraft typed) {
        return typed;
    }

    /** Whether nobody can sign in there without one. */
    default boolean needsSecret() {
        return false;
    }

    /** What cannot be right, besides what every provider needs. */
    List<Problem> problems(ProviderDraft draft);

    /** Whether a text message of ours can be replied to, and the reply is heard. */
    boolean isAnswerable(Provider provider);

    /** Tries once. Holds no transaction. */
    Tried send(Provider provider, Medium medium, String number, Message message, Instant now);

    /** Whether it can be asked for reports and for replies; it is, also where it reaches us: nobody may have told it where replies go. */
    default boolean isAsked() {
        return false;
    }

    /** What became of a message; empty while nothing is certain, or when it could not be read. Holds no transaction. */
    default Optional<Became> asked(Provider provider, SentMessage message) {
        return Optional.empty();
    }

    /** The newest text messages to our number, or those that the page continues with; empty when they could not be read. Holds no transaction. */
    default Optional<Arrivals> arrivals(Provider provider, Optional<String> page) {
        return Optional.empty();
    }

    /** What a provider says became of a message; {@code reason} is a sentence, empty when it arrived. */
    record Became(SentMessage.State state, String reason) {}

    /** A text message that came in: its id, the same the world over; the number it came from, as written; when it was sent. */
    record Arrived(String id, String from, String text, Instant at) {}

    /** A page of what came in, and {@code oldest} of all that it lists; {@code more} is where it goes on with what is older. */
    record Arrivals(List<Arrived> messages, Instant oldest, Optional<String> more) {}
}
