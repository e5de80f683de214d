package org.nightdesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket on hold waits for, and since when. {@code remindedAt}: the last time somebody was, or is to be, reminded of it; empty
 * before the first; {@code times} how often. {@code remindAt}: the next time; empty when nobody is. {@code answered}: the customer has had a
 * word from us since.
 */
public record Wait(
        Waiting on,
        Instant since,
        int times,
        Optional<Instant> remindedAt,
        Optional<Instant> remindAt,
        boolean answered) {

    /** A reminder is out, and the customer has heard nothing since. */
    public boolean isOverdue() {
        return remindedAt.isPresent() && !answered;
    }

    /** Empty when it does not wait. */
    static Optional<Wait> of(List<Deed> deeds, Terms terms, Instant now) {
        return held(deeds).map(held -> {
            Instant since = held.at();
            Optional<Duration> every = Optional.ofNullable(
                            terms.rules().nudgeHours().get(held.on()))
                    .map(Duration::ofHours);
            long times = every.map(each -> terms.calendar().open(since, now).dividedBy(each))
                    .orElse(0L);
            Optional<Instant> last = times == 0 ? Optional.empty() : at(terms, since, every, times);
            boolean answered = deeds.stream()
                    .anyMatch(deed ->
                            deed.kind() == Deed.Kind.ANSWERED && !deed.at().isBefore(last.orElse(since)));
            return new Wait(held.on(), since, (int) times, last, at(terms, since, every, times + 1), answered);
        });
    }

    /** When somebody is to be told of it next, after so many times by its key. */
    static Optional<Instant> next(List<Deed> deeds, Terms terms, Map<String, Integer> told) {
        return held(deeds)
                .flatMap(held -> at(
                        terms,
                        held.at(),
                        Optional.ofNullable(terms.rules().nudgeHours().get(held.on()))
                                .map(Duration::ofHours),
                        told.getOrDefault(key(held.at()), 0) + 1));
    }

    private static Optional<Instant> at(Terms terms, Instant since, Optional<Duration> every, long times) {
        return every.flatMap(each -> terms.calendar().after(since, each.multipliedBy(times)));
    }

    /** Each round of a wait is told of on its own. */
    String key() {
        return key(since);
    }

    private static String key(Instant since) {
        return "wait@" + since;
    }

    private static Optional<Deed> held(List<Deed> deeds) {
        @Nullable Deed held = null;
        for (Deed deed : deeds) {
            held = switch (deed.kind()) {
                case HELD -> deed;
                case ASKED -> held != null && held.on() == Waiting.CUSTOMER ? null : held;
                case RESUMED, RESTORED, RESOLVED, REOPENED, ENDED -> null;
                case OPENED, TAKEN, ANSWERED -> held;
            };
        }
        return Optional.ofNullable(held);
    }
}
