package org.nightdesk.offline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nightdesk.engine.Checkup;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;

/** How old the last offline pack is. */
@Component
class OfflineCheckup implements Checkup {

    private static final String WHAT = "offline pack";
    private static final Duration LATE = Duration.ofHours(26);

    private final Settings.Offline wanted;
    private final NightStore store;

    OfflineCheckup(Settings settings, NightStore store) {
        this.wanted = settings.offline();
        this.store = store;
    }

    @Override
    public List<Finding> examine(Instant now) {
        if (!wanted.isWanted()) {
            return List.of(new Finding(
                    WHAT,
                    Level.OK,
                    "None is made: neither NIGHTDESK_OFFLINE_FOLDER nor NIGHTDESK_OFFLINE_MAIL is set.",
                    ""));
        }
        NightStore.Last last = store.last();
        if (!last.trouble().isEmpty()) {
            return List.of(
                    new Finding(WHAT, Level.BROKEN, last.trouble(), "See to it that it can be written and sent."));
        }
        return List.of(last.madeAt()
                .map(at -> at.plus(LATE).isBefore(now)
                        ? new Finding(
                                WHAT, Level.WARNING, age(at, now), "Is a node running that has the offline settings?")
                        : new Finding(WHAT, Level.OK, age(at, now), ""))
                .orElseGet(() -> new Finding(WHAT, Level.OK, "The first is made when the program runs.", "")));
    }

    private static String age(Instant at, Instant now) {
        return "The last is %d hours old.".formatted(Duration.between(at, now).toHours());
    }
}
