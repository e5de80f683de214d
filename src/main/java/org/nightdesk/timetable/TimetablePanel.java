package org.nightdesk.timetable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timetable.screen.TimetablesScreen;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** Below a playbook: what the clock begins of it. */
@Component("runTimetablePanel")
class TimetablePanel implements Panel {

    private final Timetables timetables;
    private final TimetableScreens screens;

    TimetablePanel(Timetables timetables, TimetableScreens screens) {
        this.timetables = timetables;
        this.screens = screens;
    }

    @Override
    public String slot() {
        return "playbook.panel";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        if (!viewer.may(Role.RESPONDER)) {
            return Optional.empty();
        }
        String playbook = new PlaybookId(Long.parseLong(subject.id())).text();
        List<TimetablesScreen.Line> lines =
                timetables.all(playbook, viewer).stream().map(screens::line).toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Piece("timetable/panel", new TimetablesScreen(lines)));
    }
}
