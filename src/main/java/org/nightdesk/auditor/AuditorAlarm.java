package org.nightdesk.auditor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.engine.Alarm;
import org.springframework.stereotype.Component;

/** What whoever watches from outside sees of the auditor of this node; how many findings, not which. */
@Component
class AuditorAlarm implements Alarm, MeterBinder {

    private final Auditor auditor;
    private final InstantSource clock;

    AuditorAlarm(Auditor auditor, InstantSource clock) {
        this.auditor = auditor;
        this.clock = clock;
    }

    @Override
    public List<String> alarms(Instant now) {
        List<String> alarms = new ArrayList<>();
        Auditor.Look look = auditor.last();
        if (!look.watching()) {
            alarms.add("The auditor is switched off.");
        }
        if (auditor.isSilent(now)) {
            alarms.add("The auditor does not look any more.");
        }
        if (!look.findings().isEmpty()) {
            alarms.add("The auditor has raised " + look.findings().size() + ".");
        }
        return alarms;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "nightdesk.auditor.findings",
                        () -> auditor.last().findings().size())
                .description("what the auditor has found wrong: anything above 0 wants somebody now")
                .register(registry);
        Gauge.builder("nightdesk.auditor.watching", () -> auditor.last().watching() ? 1 : 0)
                .description("1 while the auditor is switched on")
                .register(registry);
        Gauge.builder("nightdesk.auditor.looked", this::age)
                .description("how long ago the auditor last looked")
                .baseUnit("seconds")
                .register(registry);
    }

    private double age() {
        return Duration.between(auditor.last().at(), clock.instant()).toMillis() / 1_000.0;
    }
}
