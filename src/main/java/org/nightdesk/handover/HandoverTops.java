package org.nightdesk.handover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.handover.screen.WaitingScreen;
import org.nightdesk.handover.screen.WaitingScreen.Waiting;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says on home and on the page on call that two are on call, because a handover is not accepted. */
@Configuration
class HandoverTops {

    @Bean
    Panel handoversOnHome(HandoverStore store, HandoverScreens screens) {
        return new Top("home.top", store, screens);
    }

    @Bean
    Panel handoversOnCall(HandoverStore store, HandoverScreens screens) {
        return new Top("on-call.top", store, screens);
    }

    private record Top(String slot, HandoverStore store, HandoverScreens screens) implements Panel {

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            if (!viewer.may(Role.RESPONDER)) {
                return Optional.empty();
            }
            List<Waiting> waiting = store.waiting(now, viewer).stream()
                    .filter(handover -> !handover.staying().isEmpty())
                    .map(handover -> new Waiting(
                            "%s: both %s and %s are on call, until the handover is accepted."
                                    .formatted(
                                            handover.schedule(),
                                            screens.names(handover.staying()),
                                            screens.names(handover.coming())),
                            HandoverPages.path(handover.id())))
                    .toList();
            return waiting.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Piece("handover/top", new WaitingScreen(waiting)));
        }
    }
}
