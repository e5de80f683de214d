package org.nightdesk.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.execution.screen.PlanVerbScreen;
import org.nightdesk.execution.screen.RunLinesScreen;
import org.nightdesk.execution.screen.RunsScreen.Line;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** What a playbook’s page shows of its runs. */
final class PlaybookPanels {

    private PlaybookPanels() {}

    /** Above a playbook: the way to its next run, and the switch that stops it. */
    @Component("playbookVerbs")
    static class Verbs implements Panel {

        private final Runs runs;

        Verbs(Runs runs) {
            this.runs = runs;
        }

        @Override
        public String slot() {
            return "playbook.top";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            if (!viewer.may(Role.RESPONDER)) {
                return Optional.empty();
            }
            PlaybookId id = new PlaybookId(Long.parseLong(subject.id()));
            return Optional.of(new Piece(
                    "execution/verb",
                    new PlanVerbScreen(
                            id.path() + "/plan",
                            id.path() + "/stop",
                            runs.stopped().stream()
                                    .filter(one -> one.playbook().equals(id.text())
                                            || one.playbook().isEmpty())
                                    .findFirst(),
                            viewer.may(Role.AGENT),
                            viewer.may(Role.LEAD))));
        }
    }

    /** Below a playbook: its last runs. */
    @Component("playbookLastRuns")
    static class LastRuns implements Panel {

        private static final int FEW = 10;

        private final Executions executions;

        LastRuns(Executions executions) {
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
}
