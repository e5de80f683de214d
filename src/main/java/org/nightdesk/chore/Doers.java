package org.nightdesk.chore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.billing.Bills;
import org.nightdesk.chore.Chore.Fulfilment;
import org.nightdesk.chore.screen.ChoreScreen.Doer;
import org.nightdesk.heartbeat.HeartbeatId;
import org.nightdesk.heartbeat.Heartbeats;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.report.ReportAnswers;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** What may do a chore, besides somebody who says so: by name, as far as the viewer sees it. */
@Component("choreDoers")
class Doers {

    // More than that nobody chooses from a list.
    private static final int MOST_HEARTBEATS = 1_000;

    private final ReportAnswers reports;
    private final Playbooks playbooks;
    private final Bills bills;
    private final Heartbeats heartbeats;

    Doers(ReportAnswers reports, Playbooks playbooks, Bills bills, Heartbeats heartbeats) {
        this.reports = reports;
        this.playbooks = playbooks;
        this.bills = bills;
        this.heartbeats = heartbeats;
    }

    /** To choose from; what a chore has stays among it, also where the viewer does not see what it is. */
    Map<String, String> choices(String kept, Viewer viewer) {
        Map<String, String> by = new LinkedHashMap<>();
        by.put("hand", "Somebody’s word");
        by.put("heartbeat", "A call to its own address");
        heartbeats
                .names(MOST_HEARTBEATS)
                .forEach((id, name) -> by.put("heartbeat-" + id.value(), "Heartbeat: " + name));
        reports.of(viewer).forEach(one -> by.put("report-" + one.id(), "Report: " + one.name()));
        bills.names(viewer).forEach((id, name) -> by.put("billing-" + id, "Signed-off bill: " + name));
        playbooks.all(viewer).stream()
                .filter(one -> !one.retired())
                .forEach(one -> by.put("playbook-" + one.id().value(), "Run of a playbook: " + one.name()));
        if (!kept.isEmpty()) {
            by.putIfAbsent(kept, "What does it now, which is not yours to see or is retired");
        }
        return by;
    }

    /** How a chore's page says it; empty when only somebody's word counts, or a call to its own address. */
    Optional<Doer> of(Fulfilment fulfilment, Viewer viewer) {
        return fulfilment.id().map(id -> switch (fulfilment.by()) {
            case HEARTBEAT -> heartbeat(id);
            case REPORT -> report(id, viewer);
            case BILLING -> bill(id, viewer);
            case PLAYBOOK -> playbook(id, viewer);
            case HAND -> throw new IllegalStateException("somebody’s word has no number");
        });
    }

    private Doer heartbeat(long id) {
        HeartbeatId heartbeat = new HeartbeatId(id);
        String name = heartbeats.names(MOST_HEARTBEATS).getOrDefault(heartbeat, "");
        return doer("the heartbeat", name, "/heartbeats/" + heartbeat.text(), "is heard and says that it worked", "");
    }

    private Doer report(long id, Viewer viewer) {
        String name = reports.of(viewer).stream()
                .filter(one -> one.id() == id)
                .map(ReportAnswers.Choice::name)
                .findFirst()
                .orElse("");
        return doer("the report", name, "/reports/" + id, "is run", "");
    }

    private Doer bill(long id, Viewer viewer) {
        return doer(
                "a month of the bill", bills.names(viewer).getOrDefault(id, ""), "/billing/" + id, "is signed off", "");
    }

    private Doer playbook(long id, Viewer viewer) {
        String name = playbooks.all(viewer).stream()
                .filter(one -> one.id().value() == id)
                .map(one -> one.name())
                .findFirst()
                .orElse("");
        String path = "/playbooks/pb_" + id;
        return doer("a run of the playbook", name, path, "has worked", path + "/plan");
    }

    private static Doer doer(String kind, String name, String path, String does, String begin) {
        return name.isEmpty()
                ? new Doer(kind, "that you do not see", "", does, "")
                : new Doer(kind, name, path, does, begin);
    }
}
