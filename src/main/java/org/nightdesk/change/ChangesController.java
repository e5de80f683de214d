package org.nightdesk.change;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.change.Change.Slot;
import org.nightdesk.change.Surroundings.Wish;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/changes}. */
@RestController
@RequestMapping("/api/v1/changes")
class ChangesController {

    /** {@code answers} are the questions about its risk that are true of it: irreversible, unproven, felt, data. Services by id or short name. */
    record ChangeBody(
            String title,
            String why,
            Optional<String> what,
            List<String> services,
            Optional<String> environment,
            Optional<String> kind,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<String> timeZone,
            Optional<Set<String>> answers,
            Optional<String> playbook,
            Optional<List<String>> points) {}

    /** {@code approved} false: it is sent back, and {@code word} says why. */
    record ApprovalBody(boolean approved, Optional<String> word) {}

    /** Why it cannot wait for the end of a freeze. */
    record StartBody(Optional<String> breaking) {}

    record ResultBody(boolean worked, String result) {}

    record PointView(int position, String text, Optional<Instant> doneAt, String doneBy) {}

    record ApprovalView(String by, boolean approved, boolean current, String word, Instant at) {}

    record ChangeView(
            String id,
            String kind,
            String state,
            String title,
            String why,
            String what,
            List<String> services,
            String environment,
            Optional<Instant> from,
            Optional<Instant> until,
            String risk,
            List<String> answers,
            String playbook,
            List<PointView> points,
            String author,
            List<ApprovalView> approvals,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            String result) {}

    record ConflictView(boolean forbids, String words) {}

    record SlotView(Instant from, Instant until) {}

    /** What speaks against the planned time, and the next times that are free. */
    record ConflictsView(List<ConflictView> conflicts, List<SlotView> free) {}

    private final Changes changes;
    private final ChangeCourse course;
    private final Services services;
    private final Surroundings surroundings;
    private final ChangeLook look;
    private final InstantSource clock;

    ChangesController(
            Changes changes,
            ChangeCourse course,
            Services services,
            Surroundings surroundings,
            ChangeLook look,
            InstantSource clock) {
        this.changes = changes;
        this.course = course;
        this.services = services;
        this.surroundings = surroundings;
        this.look = look;
        this.clock = clock;
    }

    @GetMapping
    @Summary("All changes.")
    Listed<ChangeView> list(Window window) {
        return window.listed(
                changes.after(window.afterNumber(), window.limit()),
                change -> List.of(change.id().value()),
                ChangesController::view);
    }

    @GetMapping("/{id}")
    @Summary("One change.")
    ChangeView show(@PathVariable String id) {
        return view(changes.change(ChangePages.id(id)));
    }

    @GetMapping("/{id}/conflicts")
    @Summary("What speaks against its time.")
    ConflictsView conflicts(@PathVariable String id) {
        Change change = changes.change(ChangePages.id(id));
        Wish wish = new Wish(Optional.of(change.id()), change.services(), change.environment(), change.zone());
        return change.planned()
                .map(slot -> new ConflictsView(
                        surroundings.clashes(wish, slot).stream()
                                .map(clash -> new ConflictView(clash.forbids(), clash.words()))
                                .toList(),
                        look.slots(wish, slot, now()).stream()
                                .map(free -> new SlotView(free.from(), free.until()))
                                .toList()))
                .orElse(new ConflictsView(List.of(), List.of()));
    }

    @PostMapping
    @Transactional
    @Summary("A draft of a change.")
    ResponseEntity<ChangeView> create(Viewer viewer, @RequestBody ChangeBody body) {
        ChangeView made = view(changes.create(draft(body), viewer, now()));
        return ResponseEntity.created(URI.create("/api/v1/changes/" + made.id()))
                .body(made);
    }

    @PutMapping("/{id}")
    @Transactional
    @Summary("Another edition; only another time leaves approvals as they are.")
    ChangeView change(@PathVariable String id, Viewer viewer, @RequestBody ChangeBody body, IfMatch match) {
        match.holds(view(changes.lock(ChangePages.id(id))));
        return view(changes.change(ChangePages.id(id), draft(body), viewer, now()));
    }

    @PostMapping("/{id}/submission")
    @Transactional
    @Summary("It is ready: somebody else is to agree, unless it is a standard change.")
    ChangeView submit(@PathVariable String id, Viewer viewer) {
        return view(course.submit(ChangePages.id(id), viewer, now()));
    }

    @PostMapping("/{id}/approval")
    @Transactional
    @Summary("Somebody other than its author agrees, or sends it back.")
    ChangeView say(@PathVariable String id, Viewer viewer, @RequestBody ApprovalBody body) {
        return view(course.say(ChangePages.id(id), body.approved(), body.word().orElse(""), viewer, now()));
    }

    @PostMapping("/{id}/start")
    @Transactional
    @Summary("It begins; refused in a freeze, unless one may break it and says why.")
    ChangeView start(@PathVariable String id, Viewer viewer, @RequestBody(required = false) Optional<StartBody> body) {
        String why = body.flatMap(StartBody::breaking).orElse("");
        return view(course.start(ChangePages.id(id), why, viewer, now()));
    }

    @PostMapping("/{id}/points/{point}")
    @Transactional
    @Summary("A point of its plan is done.")
    ChangeView tick(@PathVariable String id, @PathVariable int point, Viewer viewer) {
        return view(course.tick(ChangePages.id(id), point, viewer, now()));
    }

    @PostMapping("/{id}/result")
    @Transactional
    @Summary("It is over, and worked or failed.")
    ChangeView end(@PathVariable String id, Viewer viewer, @RequestBody ResultBody body) {
        return view(course.end(ChangePages.id(id), body.worked(), body.result(), viewer, now()));
    }

    @PostMapping("/{id}/withdrawal")
    @Transactional
    @Summary("It is not done after all.")
    ChangeView withdraw(@PathVariable String id, Viewer viewer) {
        return view(course.withdraw(ChangePages.id(id), "", viewer, now()));
    }

    private ChangeDraft draft(ChangeBody body) {
        ZoneId zone = ChangeDraft.zone(body.timeZone().orElse("UTC"));
        return new ChangeDraft(
                ChangeKind.of(body.kind().orElse("normal")),
                body.title(),
                body.why(),
                body.what().orElse(""),
                services.named("services", body.services()),
                body.environment().orElse("production"),
                planned(body),
                zone,
                body.answers().orElse(Set.of()),
                body.playbook().orElse(""),
                body.points().orElse(List.of()));
    }

    private static Optional<Slot> planned(ChangeBody body) {
        if (body.from().isPresent() != body.until().isPresent()) {
            throw Refused.invalid("until", "Give both, from and until, or none.");
        }
        return body.from().flatMap(from -> body.until().map(until -> new Slot(from, until)));
    }

    private static ChangeView view(Change change) {
        return new ChangeView(
                change.id().text(),
                change.kind().word(),
                change.state().word(),
                change.title(),
                change.why(),
                change.what(),
                change.services().stream().map(ServiceId::text).toList(),
                change.environment(),
                change.planned().map(Slot::from),
                change.planned().map(Slot::until),
                change.risk().word(),
                change.yes().stream().sorted().toList(),
                change.playbook(),
                change.points().stream()
                        .map(one -> new PointView(one.position(), one.text(), one.doneAt(), one.by()))
                        .toList(),
                change.author().name(),
                change.approvals().stream().map(one -> view(change, one)).toList(),
                change.started(),
                change.ended(),
                change.result());
    }

    private static ApprovalView view(Change change, Change.Approval one) {
        boolean current = one.edition() == change.edition();
        return new ApprovalView(one.by().name(), one.agreed(), current, one.word(), one.at());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
