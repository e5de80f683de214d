package org.nightdesk.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Calls its targets and waits {@code waitMinutes} (1 to 1,440) for an answer before it goes on. {@code needed} (1 to 9) people must each
 * answer before paging stops. With a {@code window} it is passed over at all other times; with a {@code leastPriority} below 5 it is passed
 * over for what presses less. A {@code lastResort} step is reached only when all others came to nobody.
 * {@code methods} (kinds of the channel module) are tried in this order whatever people wish; empty: as each wishes.
 */
public record Step(
        List<Target> targets,
        int waitMinutes,
        Order order,
        int needed,
        Optional<Window> window,
        int leastPriority,
        boolean lastResort,
        List<String> methods) {

    /** All that can be asked for, with nothing asked. */
    public static final int ANY_PRIORITY = 5;

    /** How the people of a step are called. */
    public enum Order {
        ALL_AT_ONCE,
        ONE_AFTER_THE_OTHER,
        LEAST_LOADED;

        /** The word of the API: {@code least-loaded}. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Order> of(String word) {
            return List.of(values()).stream()
                    .filter(order -> order.word().equals(word))
                    .findFirst();
        }
    }

    public Step {
        targets = List.copyOf(targets);
        methods = List.copyOf(methods);
    }

    /** All at once, whoever answers first, always. */
    public Step(List<Target> targets, int waitMinutes) {
        this(targets, waitMinutes, Order.ALL_AT_ONCE, 1, Optional.empty(), ANY_PRIORITY, false, List.of());
    }

    /** The same as a length of time. */
    public Duration waiting() {
        return Duration.ofMinutes(waitMinutes);
    }

    /** Why it is passed over then, a few words; empty when it is not. */
    Optional<String> objection(int priority, Instant at) {
        if (priority > leastPriority) {
            return Optional.of("only for " + PolicyWords.priorities(leastPriority));
        }
        return window.filter(hours -> !hours.contains(at)).map(hours -> "only " + PolicyWords.hours(hours));
    }
}
