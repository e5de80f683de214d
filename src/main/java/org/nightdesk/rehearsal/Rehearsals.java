package org.nightdesk.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.engine.Bell;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the nights to come would bring. */
@Component
class Rehearsals {

    static final String TOPIC = "rehearsal";

    private final Stage stage;
    private final RehearsalStore store;
    private final Bell bell;

    Rehearsals(Stage stage, RehearsalStore store, Bell bell) {
        this.stage = stage;
        this.store = store;
        this.bell = bell;
    }

    /** By the last rehearsal, the most pressing first; empty when all is well, or none has been. */
    List<Trouble> troubles() {
        return store.all();
    }

    /** What the last one went through; empty before the first. */
    Optional<Span> last() {
        return store.last();
    }

    /** Goes through the nights at once, and tells nobody: who asks, sees. Leads only. */
    @Transactional
    void rehearse(Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        store.done(new Span(now, now.plus(Stage.AHEAD)));
        store.keep(stage.rehearse(now), now);
        bell.ring(TOPIC);
    }
}
