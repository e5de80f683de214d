package org.nightdesk.setup;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.paging.Briefing;
import org.nightdesk.paging.SubjectHolder;
import org.nightdesk.subject.Subject;
import org.springframework.stereotype.Component;

/** Says on a test page that it is one, and is locked before it. */
@Component
class TrialSubject implements Briefing, SubjectHolder {

    private final TrialStore store;

    TrialSubject(TrialStore store) {
        this.store = store;
    }

    @Override
    public Optional<String> name(Subject subject) {
        return Optional.of("Test page").filter(name -> isTrial(subject));
    }

    @Override
    public Optional<Figure> figure(Subject subject, Instant now) {
        return Optional.of(new Figure("How bad", "Test", "nothing is wrong")).filter(figure -> isTrial(subject));
    }

    @Override
    public void hold(Subject subject) {
        if (isTrial(subject)) {
            store.lock(Long.parseLong(subject.id()));
        }
    }

    private static boolean isTrial(Subject subject) {
        return subject.kind().equals(Trial.KIND);
    }
}
