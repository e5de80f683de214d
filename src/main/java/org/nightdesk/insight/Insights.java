package org.nightdesk.insight;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.nightdesk.engine.OnceAtStart;
import org.nightdesk.report.BuiltIns;
import org.nightdesk.report.BuiltIns.BuiltIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings the reports of this program when it starts. That one cannot be brought hinders no start. */
@Component
class Insights extends OnceAtStart {

    private static final Logger log = LoggerFactory.getLogger(Insights.class);

    private final BuiltIns builtIns;
    private final InstantSource clock;

    Insights(BuiltIns builtIns, InstantSource clock) {
        this.builtIns = builtIns;
        this.clock = clock;
    }

    /** All there are. */
    static List<BuiltIn> all() {
        return Stream.of(TicketInsights.ALL, NightInsights.ALL, DutyInsights.ALL)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    protected void begin() {
        try {
            builtIns.bring(all(), clock.instant());
        } catch (RuntimeException fault) {
            log.warn("The built-in reports could not be brought: {}", fault.getMessage());
        }
    }

    /** After the data source that they ask. */
    @Override
    public int getPhase() {
        return 0;
    }
}
