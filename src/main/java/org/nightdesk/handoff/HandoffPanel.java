package org.nightdesk.handoff;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.handoff.screen.LinkScreen;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads from a ticket to its hand-off, where a team asks for something. */
@Component
@Order(45)
class HandoffPanel implements Panel {

    private final DemandStore store;

    HandoffPanel(DemandStore store) {
        this.store = store;
    }

    @Override
    public String slot() {
        return "ticket.side";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        return !viewer.may(Role.RESPONDER) || store.all().isEmpty()
                ? Optional.empty()
                : Optional.of(new Piece("handoff/link", new LinkScreen("/tickets/" + subject.id() + "/hand-off")));
    }
}
