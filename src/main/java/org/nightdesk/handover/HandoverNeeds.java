package org.nightdesk.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** Puts handovers on the home of those who hand over and of those who take over. */
@Component
class HandoverNeeds implements NeedsMe {

    private static final Duration LATELY = Duration.ofDays(7);

    private final HandoverStore store;

    HandoverNeeds(HandoverStore store) {
        this.store = store;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        return viewer.actor().isPerson()
                ? store.of(new PersonId(viewer.actor().id()), now.minus(LATELY)).stream()
                        .flatMap(handover -> need(handover, viewer, now).stream())
                        .toList()
                : List.of();
    }

    private static Optional<Need> need(Handover handover, Viewer viewer, Instant now) {
        if (handover.isOpen() && handover.comes(viewer)) {
            return Optional.of(need(handover, "Read back and accept the handover"));
        }
        if (handover.isOpen() && handover.changeAt().isAfter(now)) {
            return Optional.of(need(handover, "Write what the next shift must know"));
        }
        return handover.leaves(viewer) && handover.signature().isEmpty()
                ? Optional.of(need(handover, "Account for your shift and close it"))
                : Optional.empty();
    }

    private static Need need(Handover handover, String what) {
        return new Need(what, handover.schedule(), HandoverPages.path(handover.id()), Optional.of(handover.changeAt()));
    }
}
