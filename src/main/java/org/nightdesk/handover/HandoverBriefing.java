package org.nightdesk.handover;

import java.util.Optional;
import org.nightdesk.paging.Briefing;
import org.nightdesk.subject.Subject;
import org.springframework.stereotype.Component;

/** Says what the page to the lead is about. */
@Component
class HandoverBriefing implements Briefing {

    @Override
    public Optional<String> name(Subject subject) {
        return isHandover(subject) ? Optional.of("Handover " + subject.id()) : Optional.empty();
    }

    @Override
    public Optional<String> path(Subject subject) {
        return isHandover(subject)
                ? Optional.of(HandoverPages.path(new HandoverId(Long.parseLong(subject.id()))))
                : Optional.empty();
    }

    private static boolean isHandover(Subject subject) {
        return subject.kind().equals(HandoverId.KIND);
    }
}
