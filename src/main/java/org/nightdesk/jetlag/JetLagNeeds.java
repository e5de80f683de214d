package org.nightdesk.jetlag;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.nightdesk.web.Place;
import org.springframework.stereotype.Component;

/** On the home of who travels, until they have decided. */
@Component
class JetLagNeeds implements NeedsMe {

    private final JetLagStore store;

    JetLagNeeds(JetLagStore store) {
        this.store = store;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        if (!viewer.actor().isPerson() || !viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        List<JetLag> mine = store.open(now).stream()
                .filter(one -> JetLags.isOwn(one.person(), viewer))
                .toList();
        return mine.stream()
                .limit(1)
                .map(first -> new Need(
                        mine.size() == 1
                                ? "Keep or give away a shift in your night"
                                : "Keep or give away " + mine.size() + " shifts in your night",
                        Place.of(first.zone()).name(),
                        JetLagPages.PATH,
                        Optional.of(first.span().from())))
                .toList();
    }
}
