package org.nightdesk.drill;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.drill.screen.EndScreen;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** On a test page's proof: end it. */
@Component
class DrillVerb implements Panel {

    private final DrillStore store;

    DrillVerb(DrillStore store) {
        this.store = store;
    }

    @Override
    public String slot() {
        return "page.verbs";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        return DrillSubject.isDrill(subject) && viewer.may(Role.LEAD)
                ? store.find(Long.parseLong(subject.id()))
                        .map(drill -> new Piece("drill/end", new EndScreen(DrillPages.path(drill.policy()) + "/end")))
                : Optional.empty();
    }
}
