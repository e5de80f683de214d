package org.nightdesk.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.billing.screen.WaitingPiece;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** On the home of account managers without a role; others have what waits for them in their list. */
@Component("billingWaitingPanel")
class WaitingPanel implements Panel {

    private final BillingNeeds needs;

    WaitingPanel(BillingNeeds needs) {
        this.needs = needs;
    }

    @Override
    public String slot() {
        return "home.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        if (viewer.may(Role.RESPONDER)) {
            return Optional.empty();
        }
        List<WaitingPiece.Line> lines = needs.lines(viewer).stream()
                .map(need -> new WaitingPiece.Line(need.what(), need.detail(), need.path()))
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Piece("billing/waiting", new WaitingPiece(lines)));
    }
}
