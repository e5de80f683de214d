package org.nightdesk.macro;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.macro.screen.LinkScreen;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads from a ticket to the macros. */
@Component
@Order(10)
class MacroPanel implements Panel {

    @Override
    public String slot() {
        return "ticket.verbs";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        return viewer.may(Role.RESPONDER)
                ? Optional.of(new Piece(
                        "macro/link",
                        new LinkScreen("/tickets/" + new TicketId(Long.parseLong(subject.id())).value() + "/macros")))
                : Optional.empty();
    }
}
