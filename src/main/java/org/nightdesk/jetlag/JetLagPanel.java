package org.nightdesk.jetlag;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.jetlag.screen.JetLagsScreen;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** On the page where journeys are typed: what they do to one's own shifts. */
@Component
class JetLagPanel implements Panel {

    private final JetLagScreens screens;

    JetLagPanel(JetLagScreens screens) {
        this.screens = screens;
    }

    @Override
    public String slot() {
        return "travel.panel";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        JetLagsScreen mine = screens.mine(viewer, now);
        return mine.lines().isEmpty() ? Optional.empty() : Optional.of(new Piece("jetlag/panel", mine));
    }
}
