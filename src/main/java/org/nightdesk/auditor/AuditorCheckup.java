package org.nightdesk.auditor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.auditor.FindingStore.Raised;
import org.nightdesk.engine.Checkup;
import org.springframework.stereotype.Component;

/** Tells the doctor whether the auditor watches, what it has found, and whether anybody outside would notice our silence. */
@Component
class AuditorCheckup implements Checkup {

    private static final Duration LATELY = Duration.ofMinutes(2);

    private final Auditing auditing;
    private final Findings findings;

    AuditorCheckup(Auditing auditing, Findings findings) {
        this.auditing = auditing;
        this.findings = findings;
    }

    @Override
    public List<Finding> examine(Instant now) {
        AuditorSetting setting = auditing.setting();
        List<Finding> all = new ArrayList<>();
        if (!setting.watching()) {
            all.add(new Finding(
                    "auditor",
                    Level.BROKEN,
                    "Switched off by " + setting.changedBy() + ": " + setting.reason(),
                    "Switch it on at /auditor."));
        }
        for (Raised raised : findings.all()) {
            all.add(new Finding("auditor", Level.BROKEN, raised.what(), raised.remedy()));
        }
        if (all.isEmpty()) {
            boolean looks = !auditing.rounds(now.minus(LATELY)).isEmpty();
            all.add(new Finding(
                    "auditor",
                    Level.OK,
                    looks ? "It looks, and all is well." : "It looks as soon as a node serves.",
                    ""));
        }
        all.add(outside(setting, now));
        return all;
    }

    private Finding outside(AuditorSetting setting, Instant now) {
        if (setting.deadMan().isEmpty()) {
            return new Finding(
                    "watch from outside",
                    Level.WARNING,
                    "Nobody outside notices when this installation falls silent.",
                    "Set the address of a dead-man's switch at /auditor.");
        }
        return auditing.rounds(now.minus(LATELY)).stream()
                .map(AuditorStore.Round::trouble)
                .filter(trouble -> !trouble.isEmpty())
                .findFirst()
                .map(trouble ->
                        new Finding("watch from outside", Level.WARNING, trouble, "Mend the address at /auditor."))
                .orElse(new Finding("watch from outside", Level.OK, "It hears from us each minute.", ""));
    }
}
