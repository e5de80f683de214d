package org.nightdesk.paging;

import java.time.Instant;
import java.util.List;
import org.nightdesk.channel.Report;
import org.nightdesk.channel.ReportReader;
import org.springframework.stereotype.Component;

/** Hears what became of messages after they were sent: a call that nobody picked up brings the next method forward. */
@Component
class DeliveryReports implements ReportReader {

    private final AttemptStore attempts;
    private final Dispatcher dispatcher;

    DeliveryReports(AttemptStore attempts, Dispatcher dispatcher) {
        this.attempts = attempts;
        this.dispatcher = dispatcher;
    }

    @Override
    public boolean read(Report report, Instant now) {
        List<Attempt> told = attempts.ofReference(report.kind(), report.reference());
        told.forEach(attempt -> dispatcher.reported(attempt, report.arrived(), report.reason(), now));
        return !told.isEmpty();
    }
}
