package org.nightdesk.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.duplicate.screen.DuplicatesScreen;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** The way from the list of customers to what is likely there twice. */
@Component
class DuplicateLink implements Panel {

    @Override
    public String slot() {
        return "customers.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        return viewer.may(Role.AGENT)
                ? Optional.of(new Piece("duplicate/link", new DuplicatesScreen(List.of(), List.of(), false)))
                : Optional.empty();
    }
}
