package org.nightdesk.signal;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.paging.Briefing;
import org.nightdesk.subject.Subject;
import org.springframework.stereotype.Component;

/** Counts the alerts behind the incident that a page is about. */
@Component
class AlertBriefing implements Briefing {

    private final AlertStore alerts;

    AlertBriefing(AlertStore alerts) {
        this.alerts = alerts;
    }

    @Override
    public Optional<Figure> figure(Subject subject, Instant now) {
        return subject.kind().equals("ticket")
                ? alerts.tally(new TicketId(Long.parseLong(subject.id()))).map(AlertBriefing::figure)
                : Optional.empty();
    }

    private static Figure figure(AlertStore.Tally tally) {
        String note = tally.ended() == 0 ? tally.worst() : tally.worst() + ", " + tally.ended() + " over";
        return new Figure(tally.firing() == 1 ? "Alert that fires" : "Alerts that fire", "" + tally.firing(), note);
    }
}
