package org.nightdesk.silence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** Puts a silence that ends soon on the home of whoever made it. */
@Component
class SilenceNeeds implements NeedsMe {

    private static final int FEW = 5;

    private final Silences silences;

    SilenceNeeds(Silences silences) {
        this.silences = silences;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        if (!viewer.actor().isPerson() || !viewer.may(Role.AGENT)) {
            return List.of();
        }
        return silences.ending(new PersonId(viewer.actor().id()), now).stream()
                .limit(FEW)
                .map(one -> new Need(
                        "A silence of yours ends: make it longer, or let it",
                        one.words(),
                        SilencePages.path(one),
                        Optional.of(one.end())))
                .toList();
    }
}
