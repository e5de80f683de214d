package org.nightdesk.timetable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/timetables}: what the clock begins, and whether it did. People make and approve them, on their pages. */
@RestController
@RequestMapping("/api/v1/timetables")
@Needs(Role.RESPONDER)
class TimetablesController {

    private static final int MOST = 20;

    /** {@code run} that was begun, or why it was {@code skipped}; both empty while it begins. */
    record TimetableTurnView(Instant dueAt, String run, String skipped) {}

    /** {@code core} is the hash of what is the same each time; {@code approvedBy} says yes to exactly that. */
    record TimetableView(
            String id,
            String playbook,
            int version,
            Map<String, String> parameters,
            String when,
            String timeZone,
            String plan,
            String core,
            String author,
            Optional<String> approvedBy,
            Optional<Instant> nextAt,
            boolean retired,
            List<TimetableTurnView> turns) {}

    private final Timetables timetables;
    private final TimetableStore store;
    private final TimetableScreens screens;
    private final InstantSource clock;

    TimetablesController(Timetables timetables, TimetableStore store, TimetableScreens screens, InstantSource clock) {
        this.timetables = timetables;
        this.store = store;
        this.screens = screens;
        this.clock = clock;
    }

    @GetMapping
    @Summary("All that begin something.")
    Listed<TimetableView> list(Window window, Viewer viewer) {
        return window.cut(timetables.all("", viewer), Timetable::id, this::view);
    }

    @GetMapping("/{id}")
    TimetableView show(@PathVariable String id, Viewer viewer) {
        return view(timetables.timetable(Timetable.id(id), viewer));
    }

    @PostMapping("/{id}/retirement")
    @Needs(Role.LEAD)
    @Summary("It begins nothing any more.")
    TimetableView retire(@PathVariable String id, Viewer viewer) {
        return view(timetables.retire(Timetable.id(id), viewer, clock.instant()));
    }

    private TimetableView view(Timetable one) {
        return new TimetableView(
                one.text(),
                one.playbook(),
                one.version(),
                one.parameters(),
                one.rhythm().words(),
                one.rhythm().zone().getId(),
                one.sample(),
                one.core(),
                screens.name(one.author()),
                one.approval().map(Timetable.Approval::name),
                one.nextAt(),
                one.retired(),
                store.turns(one.id(), MOST).stream()
                        .map(turn -> new TimetableTurnView(turn.dueAt(), turn.run(), turn.skipped()))
                        .toList());
    }
}
