package org.nightdesk.sla;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.sla.Book.Agreed;
import org.nightdesk.sla.CourseStore.Kept;
import org.nightdesk.sla.CourseStore.Reckoned;

/** What follows from the deeds of a ticket: the same from the same deeds and the same edition, whenever it is asked. */
final class Reckoner {

    private static final int WHOLE = 100;

    private Reckoner() {}

    /** Read at the last deed, so that it does not depend on when it is asked. */
    static Reckoned reckon(Kept kept, Book book) {
        Optional<Agreed> agreed = book.agreed(kept.matter(), kept.deeds());
        List<Strip> strips = strips(kept, book, kept.last());
        Optional<Strip> next = next(strips);
        Stream<Instant> marks = strips.stream()
                .filter(Strip::isRunning)
                .flatMap(strip -> marks(agreed)
                        .filter(share -> share > told(kept.told(), strip))
                        .flatMap(share -> strip.reached(share).stream()));
        Optional<Instant> wake =
                Stream.concat(marks, reminder(kept, agreed).stream()).min(Comparator.naturalOrder());
        List<Promise> missed = strips.stream()
                .filter(strip -> strip.left().isNegative())
                .map(Strip::promise)
                .toList();
        return new Reckoned(next.map(Strip::promise), next.flatMap(Strip::due), wake, missed);
    }

    /** What a ticket waits for; empty when it does not, or nothing is agreed. */
    static Optional<Wait> wait(Kept kept, Optional<Agreed> agreed, Instant now) {
        return agreed.map(Agreed::terms).flatMap(terms -> Wait.of(kept.deeds(), terms, now));
    }

    private static Optional<Instant> reminder(Kept kept, Optional<Agreed> agreed) {
        return agreed.map(Agreed::terms).flatMap(terms -> Wait.next(kept.deeds(), terms, kept.told()));
    }

    /** Every clock; of a promise that was made for several tickets which became this one, the clock that falls due first. */
    static List<Strip> strips(Kept kept, Book book, Instant now) {
        Stream<Strip> own = strips(kept.matter(), kept.deeds(), book, now);
        if (kept.joined().isEmpty()) {
            return own.toList();
        }
        List<Strip> all = Stream.concat(
                        own, kept.joined().stream().flatMap(each -> strips(each.matter(), each.deeds(), book, now)))
                .toList();
        return Stream.of(Promise.values())
                .flatMap(promise -> all.stream()
                        .filter(strip -> strip.promise() == promise)
                        .min(Comparator.comparing(Reckoner::rank).thenComparing(Reckoner::dueAt))
                        .stream())
                .toList();
    }

    private static Stream<Strip> strips(Matter matter, List<Deed> deeds, Book book, Instant now) {
        return book.agreed(matter, deeds).stream().flatMap(agreed -> agreed.terms().strips(deeds, now).stream());
    }

    private static int rank(Strip strip) {
        return strip.isRunning() ? 0 : strip.isPaused() ? 1 : 2;
    }

    private static Instant dueAt(Strip strip) {
        return strip.due().orElse(Instant.MAX);
    }

    /** Of the clocks that run, the one that falls due first. */
    static Optional<Strip> next(List<Strip> strips) {
        return strips.stream()
                .filter(strip -> strip.isRunning() && strip.due().isPresent())
                .min(Comparator.comparing(Reckoner::dueAt));
    }

    /** The highest share that has passed and nobody was told of; empty when there is none. */
    static Optional<Integer> passed(Strip strip, Map<String, Integer> told, Optional<Agreed> agreed, Instant now) {
        return strip.isRunning()
                ? marks(agreed)
                        .filter(share -> share > told(told, strip))
                        .filter(share -> strip.reached(share)
                                .filter(at -> !at.isAfter(now))
                                .isPresent())
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** Each round of a promise is told of on its own. */
    static String key(Strip strip) {
        return strip.promise().word() + "@" + strip.began();
    }

    private static int told(Map<String, Integer> told, Strip strip) {
        return told.getOrDefault(key(strip), 0);
    }

    private static Stream<Integer> marks(Optional<Agreed> agreed) {
        return Stream.concat(
                agreed.map(Agreed::terms).map(Terms::rules).map(Rules::warnAt).orElse(List.of()).stream(),
                Stream.of(WHOLE));
    }
}
