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
    static Reckoned reckon(Kept kept, Optional<Agreed> agreed) {
        List<Strip> strips = agreed.map(Agreed::terms)
                .map(terms -> terms.strips(kept.deeds(), kept.deeds().getLast().at()))
                .orElse(List.of());
        Optional<Strip> next = next(strips);
        Optional<Instant> wake = strips.stream()
                .filter(Strip::isRunning)
                .flatMap(strip -> marks(agreed)
                        .filter(share -> share > told(kept.told(), strip))
                        .flatMap(share -> strip.reached(share).stream()))
                .min(Comparator.naturalOrder());
        return new Reckoned(next.map(Strip::promise), next.flatMap(Strip::due), wake);
    }

    /** Of the clocks that run, the one that falls due first. */
    static Optional<Strip> next(List<Strip> strips) {
        return strips.stream()
                .filter(strip -> strip.isRunning() && strip.due().isPresent())
                .min(Comparator.comparing(strip -> strip.due().orElse(Instant.MAX)));
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
