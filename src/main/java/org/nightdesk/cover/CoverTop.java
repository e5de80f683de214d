package org.nightdesk.cover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.cover.screen.CoverTopScreen;
import org.nightdesk.cover.screen.CoversScreen.Line;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** Above the lanes, until somebody covers it. */
@Component
class CoverTop implements Panel {

    private static final int MOST = 3;

    private final CoverScreens screens;

    CoverTop(CoverScreens screens) {
        this.screens = screens;
    }

    @Override
    public String slot() {
        return "on-call.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        List<Line> open = viewer.may(Role.RESPONDER) ? screens.open(viewer, now) : List.of();
        List<Line> shown = open.stream().limit(MOST).toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new Piece("cover/top", new CoverTopScreen(shown, open.size() - shown.size())));
    }
}
