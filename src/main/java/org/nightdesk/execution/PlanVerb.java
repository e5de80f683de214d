package org.nightdesk.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.execution.screen.RunLinesScreen;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** Above a playbook: the way to its next run. */
@Component
class PlanVerb implements Panel {

    @Override
    public String slot() {
        return "playbook.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        if (!viewer.may(Role.RESPONDER)) {
            return Optional.empty();
        }
        String path = new PlaybookId(Long.parseLong(subject.id())).path() + "/plan";
        return Optional.of(new Piece(
                "execution/verb",
                new RunLinesScreen("", List.of(), List.of(new RunLinesScreen.Offer(path, "Plan a run")))));
    }
}
