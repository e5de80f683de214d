package org.nightdesk.drill;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.paging.Briefing;
import org.nightdesk.paging.SubjectHolder;
import org.nightdesk.subject.Subject;
import org.springframework.stereotype.Component;

/** Says on a test page that it is one and where it came from, and is locked before it. */
@Component
class DrillSubject implements Briefing, SubjectHolder {

    private final DrillStore store;

    DrillSubject(DrillStore store) {
        this.store = store;
    }

    @Override
    public Optional<String> name(Subject subject) {
        return Optional.of("Test page").filter(name -> isDrill(subject));
    }

    @Override
    public Optional<String> path(Subject subject) {
        return isDrill(subject)
                ? store.find(Long.parseLong(subject.id())).map(drill -> DrillPages.policy(drill.policy()))
                : Optional.empty();
    }

    @Override
    public Optional<Figure> figure(Subject subject, Instant now) {
        return Optional.of(new Figure("How bad", "Test", "nothing is wrong")).filter(figure -> isDrill(subject));
    }

    @Override
    public void hold(Subject subject) {
        if (isDrill(subject)) {
            store.lock(Long.parseLong(subject.id()));
        }
    }

    static boolean isDrill(Subject subject) {
        return subject.kind().equals(Drill.KIND);
    }
}
