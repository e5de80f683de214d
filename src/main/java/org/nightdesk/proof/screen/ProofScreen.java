package org.nightdesk.proof.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Panel.Piece;

/**
 * How a page went. {@code id} as in addresses; {@code sentence} says it in one line; {@code name} and {@code ticket} are what it is
 * about ({@code ticket} may be empty); {@code policy} may be empty; {@code open} while somebody can still answer, {@code mine} when who
 * looks has answered; {@code others} are those to whom it may be passed, id to name; {@code verbs} come first among the buttons.
 */
public record ProofScreen(
        String id,
        String topic,
        String sentence,
        String next,
        String name,
        String ticket,
        int priority,
        String service,
        String title,
        Policy policy,
        List<Figure> figures,
        List<Line> lines,
        List<Message> messages,
        boolean open,
        boolean calling,
        boolean mine,
        Map<String, String> others,
        List<Piece> verbs) {

    /** The policy it began with; both empty when there was none. */
    public record Policy(String name, String path) {}

    /** One figure with its label. */
    public record Figure(String label, String value) {}

    /** One message to one person by one way; {@code reference} is the provider's own, {@code reason} why it failed; both may be empty. */
    public record Message(
            String person,
            String way,
            String state,
            boolean failed,
            Optional<Instant> sentAt,
            int tries,
            String reference,
            String reason) {}

    /** One decision or attempt; {@code tone} is a class or empty. */
    public record Line(Instant at, String icon, String tone, String what, String words) {}
}
