package org.nightdesk.auditor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.auditor.FindingStore.Raised;
import org.nightdesk.auditor.screen.AuditorTopScreen;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** Above everything on the home of everyone who works here: what the auditor has raised, and that it is off. */
@Component
class AuditorTop implements Panel {

    private final Auditing auditing;
    private final Findings findings;
    private final Auditor auditor;

    AuditorTop(Auditing auditing, Findings findings, Auditor auditor) {
        this.auditing = auditing;
        this.findings = findings;
        this.auditor = auditor;
    }

    @Override
    public String slot() {
        return "home.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        List<String> lines = viewer.may(Role.RESPONDER) ? lines(now) : List.of();
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Piece("auditor/top", new AuditorTopScreen(lines)));
    }

    /** What everybody must know, most pressing first. */
    List<String> lines(Instant now) {
        List<String> lines = new ArrayList<>();
        AuditorSetting setting = auditing.setting();
        if (!setting.watching()) {
            lines.add("The auditor was switched off by " + setting.changedBy() + ": “" + setting.reason()
                    + "” Nobody is told when a page has no next step.");
        }
        if (auditor.isSilent(now)) {
            lines.add("The auditor of this node does not look any more. Restart the node.");
        }
        findings.all().stream().map(Raised::what).forEach(lines::add);
        if (setting.watching()) {
            auditor.last().findings().stream()
                    .map(Finding::what)
                    .filter(what -> !lines.contains(what))
                    .forEach(lines::add);
        }
        return lines;
    }
}
