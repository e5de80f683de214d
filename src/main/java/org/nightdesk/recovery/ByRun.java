package org.nightdesk.recovery;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.nightdesk.execution.Captures;
import org.nightdesk.execution.Captures.Reading;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/** Runs of playbooks that brought a service back and read its newest record: what they measured is not typed. */
@Component
class ByRun {

    /** Under this name a playbook captures when the newest record was written, as {@code 2026-11-20T16:00:00Z}. */
    static final String NEWEST = "newest";

    private static final int MOST = 20;

    private final Captures captures;
    private final Installations installations;

    ByRun(Captures captures, Installations installations) {
        this.captures = captures;
        this.installations = installations;
    }

    /** What a run measured: when all was verified, and the newest record of the installation that lost most. */
    record Measured(String run, String title, Instant worksSince, Instant newest) {

        String said() {
            return "Read back by " + run + ", " + title + ".";
        }
    }

    /** Begun since the drill was declared, done, at installations of its service; the newest first. */
    List<Measured> of(RecoveryDrill drill) {
        return drill.declaredAt().stream()
                .flatMap(since -> captures.readings(NEWEST, since, MOST).stream())
                .filter(one -> one.installations().stream().allMatch(key -> isOf(drill, key)))
                .flatMap(one -> measured(one).stream())
                .toList();
    }

    private boolean isOf(RecoveryDrill drill, String installation) {
        return InstallationId.parse(installation)
                .flatMap(installations::find)
                .map(Installation::service)
                .equals(drill.service());
    }

    private static Optional<Measured> measured(Reading one) {
        try {
            return one.values().stream()
                    .map(Instant::parse)
                    .min(Instant::compareTo)
                    .map(newest -> new Measured(one.run().text(), one.title(), one.endedAt(), newest));
        } catch (DateTimeParseException noMoment) {
            return Optional.empty();
        }
    }

    /** Refused when that run measured nothing for this drill. */
    Measured of(RecoveryDrill drill, String run) {
        return of(drill).stream()
                .filter(one -> one.run().equals(run))
                .findFirst()
                .orElseThrow(
                        () -> Refused.invalid(
                                "run",
                                "Name a run that is done, began after the drill was declared, worked at this service and captured “newest”, as 2026-11-20T16:00:00Z."));
    }
}
