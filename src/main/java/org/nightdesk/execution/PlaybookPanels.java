package org.nightdesk.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.execution.screen.RunLinesScreen;
import org.nightdesk.execution.screen.RunsScreen.Line;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** Below a playbook: its last runs. */
@Component
class PlaybookPanels implements Panel {

    private static final int FEW = 10;

    private final Executions executions;

    PlaybookPanels(Executions executions) {
        this.executions = executions;
    }

    @Override
    public String slot() {
        return "playbook.panel";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        if (!viewer.may(Role.RESPONDER)) {
            return Optional.empty();
        }
        PlaybookId playbook = new PlaybookId(Long.parseLong(subject.id()));
        List<Line> lines = executions.of(playbook.text(), FEW, viewer).stream()
                .map(RunScreens::line)
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Piece("execution/about", new RunLinesScreen("Runs", lines, List.of())));
    }
}
