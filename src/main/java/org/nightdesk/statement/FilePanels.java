package org.nightdesk.statement;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.nightdesk.statement.screen.FilesPiece;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** The ways from a run, and from a customer's lines in it, to their files. */
final class FilePanels {

    private FilePanels() {}

    /** On a run. */
    @Component("statementRunPanel")
    static class OnRun implements Panel {

        @Override
        public String slot() {
            return "billing.run";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            return Optional.of(new Piece("statement/files", new FilesPiece("/billing/runs/" + subject.id())));
        }
    }

    /** On one customer's lines: the subject's id is the run's, a slash, and the customer's name. */
    @Component("statementPartPanel")
    static class OnPart implements Panel {

        @Override
        public String slot() {
            return "billing.part";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            String[] words = subject.id().split("/", 2);
            String name = URLEncoder.encode(words[1], StandardCharsets.UTF_8);
            return Optional.of(new Piece(
                    "statement/link", new FilesPiece("/billing/runs/" + words[0] + "/statement?name=" + name)));
        }
    }
}
