package org.nightdesk.abuse;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.abuse.screen.FlagScreen;
import org.nightdesk.desk.TicketId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** Says on a flagged ticket that it is, and lets a lead decide. */
@Component
class FlagTops implements Panel {

    private final Flags flags;

    FlagTops(Flags flags) {
        this.flags = flags;
    }

    @Override
    public String slot() {
        return "ticket.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        TicketId id = new TicketId(Long.parseLong(subject.id()));
        return flags.find(id, viewer)
                .filter(flag -> flag.verdict()
                        .filter(verdict -> verdict == Verdict.LET_IN)
                        .isEmpty())
                .map(flag -> new Piece(
                        "abuse/top",
                        new FlagScreen(
                                subject.id(),
                                flag.by(),
                                flag.isOpen() ? flag.passedTo() : flag.decidedBy(),
                                !flag.isOpen(),
                                viewer.may(Role.LEAD))));
    }
}
