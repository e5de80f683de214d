package org.nightdesk.silence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.silence.screen.SilenceTopScreen;
import org.nightdesk.silence.screen.SilenceTopScreen.Lasting;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says on home and on the page on call what is silenced: no silence is silent about itself. */
@Configuration
class SilenceTops {

    private static final int FEW = 3;

    @Bean
    Panel silencesOnHome(Silences silences) {
        return new Top("home.top", silences);
    }

    @Bean
    Panel silencesOnCall(Silences silences) {
        return new Top("on-call.top", silences);
    }

    private record Top(String slot, Silences silences) implements Panel {

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            List<Silence> active = viewer.may(Role.RESPONDER) ? silences.active(now) : List.of();
            return active.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Piece(
                            "silence/top",
                            new SilenceTopScreen(
                                    active.stream()
                                            .limit(FEW)
                                            .map(one -> new Lasting(
                                                    SilencePages.path(one),
                                                    one.words(),
                                                    one.reason(),
                                                    one.author(),
                                                    one.end(),
                                                    one.end().isBefore(now.plus(SilencePages.SOON))))
                                            .toList(),
                                    Math.max(0, active.size() - FEW))));
        }
    }
}
