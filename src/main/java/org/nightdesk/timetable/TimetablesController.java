package org.nightdesk.timetable;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.execution.KeptPlan;
import org.nightdesk.execution.PlanId;
import org.nightdesk.execution.Plans;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/timetables}: what the clock begins, and whether it did. People make and approve them, by tokens of their own here. */
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

    /**
     * {@code every} is day, week or month; {@code weekday} 1 (Monday) to 7, where each week; {@code monthDay} 1 to 31, where each month; {@code at} such as 02:30 by the clocks of {@code timeZone};
     * {@code calendar} by its number, empty where every day counts.
     */
    record RhythmBody(
            String every,
            Optional<Integer> weekday,
            Optional<Integer> monthDay,
            String at,
            String timeZone,
            Optional<String> calendar) {

        TimetableDraft draft() {
            return new TimetableDraft(
                    every,
                    weekday.map(String::valueOf).orElse("1"),
                    monthDay.map(String::valueOf).orElse("1"),
                    at,
                    timeZone,
                    calendar.orElse(""));
        }
    }

    /** {@code plan} is one of one's own. */
    record NewTimetableBody(String plan, RhythmBody rhythm) {}

    /** {@code core} is the hash of what was looked at. */
    record TimetableYesBody(String core, Optional<String> word) {}

    private final Timetables timetables;
    private final Plans plans;
    private final TimetableStore store;
    private final TimetableScreens screens;
    private final InstantSource clock;

    TimetablesController(
            Timetables timetables, Plans plans, TimetableStore store, TimetableScreens screens, InstantSource clock) {
        this.timetables = timetables;
        this.plans = plans;
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

    @PostMapping
    @Needs(Role.AGENT)
    @Summary(
            "Has a plan of one’s own begun by the clock, once somebody else has approved it. By a token of one’s own: it runs in the name of a person.")
    ResponseEntity<TimetableView> create(Viewer viewer, @RequestBody NewTimetableBody body) {
        KeptPlan plan = plans.plan(
                PlanId.parse(body.plan())
                        .orElseThrow(() -> Refused.invalid("plan", "Name a plan of yours, such as plan_17.")),
                viewer);
        Timetable made = timetables.create(plan, body.rhythm().draft(), viewer, clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/timetables/" + made.text()))
                .body(view(made));
    }

    @PutMapping("/{id}/rhythm")
    @Needs(Role.AGENT)
    @Summary("Another time; what was approved is approved no longer.")
    TimetableView change(@PathVariable String id, Viewer viewer, @RequestBody RhythmBody body) {
        return view(timetables.change(Timetable.id(id), body.draft(), viewer, clock.instant()));
    }

    @PostMapping("/{id}/approvals")
    @Needs(Role.AGENT)
    @Summary(
            "Says yes to exactly what has that hash, each time, until anything about it is different. By a token of one’s own, of somebody other than its author.")
    TimetableView approve(@PathVariable String id, Viewer viewer, @RequestBody TimetableYesBody body) {
        return view(
                timetables.approve(Timetable.id(id), body.core(), body.word().orElse(""), viewer, clock.instant()));
    }

    @PostMapping("/{id}/retirement")
    @Needs(Role.AGENT)
    @Summary("It begins nothing any more. For leads, and for whoever made it.")
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
