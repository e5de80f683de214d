package org.nightdesk.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.rehearsal.screen.RehearsalTopScreen;
import org.nightdesk.rehearsal.screen.RehearsalTopScreen.Line;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;

/** What would go wrong, above other screens: for leads on home, for everyone who works here on the page on call. */
class RehearsalTop implements Panel {

    private static final int MOST = 3;

    private final String slot;
    private final Role least;
    private final Rehearsals rehearsals;

    RehearsalTop(String slot, Role least, Rehearsals rehearsals) {
        this.slot = slot;
        this.least = least;
        this.rehearsals = rehearsals;
    }

    @Override
    public String slot() {
        return slot;
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        if (!viewer.may(least)) {
            return Optional.empty();
        }
        List<Trouble> late = rehearsals.troubles().stream()
                .filter(trouble -> trouble.kind().isLate())
                .toList();
        return late.isEmpty() ? Optional.empty() : Optional.of(new Piece("rehearsal/top", screen(late)));
    }

    private static RehearsalTopScreen screen(List<Trouble> late) {
        List<Line> lines = late.stream()
                .limit(MOST)
                .map(trouble -> new Line(trouble.what(), trouble.first()))
                .toList();
        return new RehearsalTopScreen(lines, late.size() - lines.size());
    }
}
