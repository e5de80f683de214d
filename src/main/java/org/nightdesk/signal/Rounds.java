package org.nightdesk.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.signal.Item.AlertKey;

/**
 * Parts a batch so that within one round a key stands once: "fires, ends, fires" happens in that order. What only says again
 * what was said just before it in the batch needs no round: it becomes a repeat of that.
 */
final class Rounds {

    private static final Duration ABOUT_THE_SAME = Duration.ofSeconds(15);

    private final List<List<Item>> rounds = new ArrayList<>();
    private final Map<AlertKey, Last> lasts = new HashMap<>();

    /** The last item of a key, and the round it stands in. */
    private record Last(Item item, int round) {}

    private Rounds() {}

    static List<List<Item>> of(List<Item> items) {
        Rounds rounds = new Rounds();
        items.forEach(rounds::add);
        return rounds.rounds;
    }

    private void add(Item item) {
        Last last = lasts.get(item.key());
        if (last != null && saysTheSame(last.item().signal, item.signal)) {
            item.repeats = last.item();
            return;
        }
        int round = last == null ? 0 : last.round() + 1;
        if (round == rounds.size()) {
            rounds.add(new ArrayList<>());
        }
        rounds.get(round).add(item);
        lasts.put(item.key(), new Last(item, round));
    }

    private static boolean saysTheSame(Signal before, Signal signal) {
        return before.firing()
                && signal.firing()
                && before.startsAt().equals(signal.startsAt())
                && close(before.expiresAt(), signal.expiresAt());
    }

    private static boolean close(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty();
        }
        return Duration.between(one.get(), other.get()).abs().compareTo(ABOUT_THE_SAME) <= 0;
    }
}
