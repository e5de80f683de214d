package org.nightdesk.inquiry;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.inquiry.screen.AskPiece;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** On the home of somebody who does not work here and may ask all the same. */
@Component
class AskTop implements Panel {

    private final Inquiries inquiries;

    AskTop(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    @Override
    public String slot() {
        return "home.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        return viewer.may(Role.RESPONDER) || !inquiries.mayAsk(viewer)
                ? Optional.empty()
                : Optional.of(new Piece("inquiry/asktop", new AskPiece(Inquiries.PATH)));
    }
}
