package org.nightdesk.recovery;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/recovery-drills}. A signature is a person's, so there is none here. */
@RestController
@RequestMapping("/api/v1/recovery-drills")
@Needs(Role.RESPONDER)
class RecoveryDrillsController {

    private static final int MOST = 500;

    /**
     * Without a {@code service} our own backup is restored, from the file {@code backup} on the server or from one made for the drill. {@code kind} is restore,
     * failover, rollback, absence or tabletop.
     */
    record PlanBody(
            Optional<String> service,
            Optional<String> kind,
            String scenario,
            int rtoMinutes,
            int rpoMinutes,
            LocalDate plannedOn,
            Optional<String> participants,
            String leader,
            Optional<String> backup) {

        DrillPlan plan() {
            return new DrillPlan(
                    service.map(id -> ServiceId.parse(id)
                            .orElseThrow(() -> Refused.invalid("service", "There is no service " + id + "."))),
                    kind.orElse("restore"),
                    scenario,
                    Integer.toString(rtoMinutes),
                    Integer.toString(rpoMinutes),
                    plannedOn.toString(),
                    participants.orElse(""),
                    backup.orElse(""));
        }
    }

    /** {@code newestRecordAt} is when the newest record was written that is there now; instead {@code run}, which brought it back and captured that as newest. */
    record VerificationBody(Optional<String> checked, Optional<Instant> newestRecordAt, Optional<String> run) {}

    record FailureBody(String reason) {}

    record FindingBody(String text, String owner, LocalDate dueOn) {}

    record FindingView(String text, String owner, LocalDate dueOn, Optional<Instant> closedAt, String evidence) {}

    record DrillView(
            String id,
            Optional<String> service,
            String kind,
            String scenario,
            long rtoMinutes,
            long rpoMinutes,
            LocalDate plannedOn,
            String participants,
            String leader,
            String state,
            Optional<Instant> declaredAt,
            Optional<Instant> endedAt,
            Optional<Instant> newestRecordAt,
            Optional<Long> recoverySeconds,
            Optional<Long> lossSeconds,
            boolean objectivesKept,
            String checked,
            Optional<String> signedBy,
            Optional<Instant> signedAt,
            List<FindingView> findings) {}

    private final RecoveryDrills drills;
    private final OwnBackup own;
    private final ByRun byRun;
    private final InstantSource clock;

    RecoveryDrillsController(RecoveryDrills drills, OwnBackup own, ByRun byRun, InstantSource clock) {
        this.drills = drills;
        this.own = own;
        this.byRun = byRun;
        this.clock = clock;
    }

    @GetMapping
    @Summary("The newest five hundred.")
    Listed<DrillView> list(Window window, Viewer viewer) {
        return window.cut(drills.newest(MOST, viewer), RecoveryDrill::id, this::view);
    }

    @GetMapping("/{id}")
    DrillView show(@PathVariable String id, Viewer viewer) {
        return view(drills.drill(RecoveryDrill.id(id), viewer));
    }

    @PostMapping
    @Needs(Role.AGENT)
    @Transactional
    ResponseEntity<DrillView> create(Viewer viewer, @RequestBody PlanBody body) {
        DrillView made = view(drills.plan(body.plan(), person(body.leader()), viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/recovery-drills/" + made.id()))
                .body(made);
    }

    @PostMapping("/{id}/declaration")
    @Needs(Role.AGENT)
    @Summary("The clock runs; a restore of our own backup begins.")
    DrillView declare(@PathVariable String id, Viewer viewer) {
        RecoveryDrill declared = drills.declare(RecoveryDrill.id(id), viewer, clock.instant());
        if (declared.isOwn()) {
            own.start(declared);
        }
        return view(declared);
    }

    @PostMapping("/{id}/verification")
    @Needs(Role.AGENT)
    @Summary("It works again; the clock stands.")
    DrillView verify(@PathVariable String id, Viewer viewer, @RequestBody VerificationBody body) {
        long drill = RecoveryDrill.id(id);
        String checked = body.checked().orElse("");
        return view(
                body.run().isPresent()
                        ? drills.verify(
                                drill,
                                byRun.of(drills.drill(drill, viewer), body.run().get()),
                                checked,
                                viewer,
                                clock.instant())
                        : drills.verify(drill, checked, body.newestRecordAt(), viewer, clock.instant()));
    }

    @PostMapping("/{id}/failure")
    @Needs(Role.AGENT)
    DrillView fail(@PathVariable String id, Viewer viewer, @RequestBody FailureBody body) {
        return view(drills.fail(RecoveryDrill.id(id), body.reason(), viewer, clock.instant()));
    }

    @PostMapping("/{id}/findings")
    @Needs(Role.AGENT)
    DrillView find(@PathVariable String id, Viewer viewer, @RequestBody FindingBody body) {
        return view(drills.find(
                RecoveryDrill.id(id), body.text(), person(body.owner()), body.dueOn(), viewer, clock.instant()));
    }

    private static PersonId person(String id) {
        return PersonId.parse(id)
                .orElseThrow(() -> Refused.invalid("person", "There is no person with the id " + id + "."));
    }

    private DrillView view(RecoveryDrill drill) {
        return new DrillView(
                drill.text(),
                drill.service().map(ServiceId::text),
                drill.kind().word(),
                drill.scenario(),
                drill.rto().toMinutes(),
                drill.rpo().toMinutes(),
                drill.plannedOn(),
                drill.participants(),
                drill.ledBy().text(),
                drill.state().word(),
                drill.declaredAt(),
                drill.endedAt(),
                drill.newest(),
                drill.took().map(java.time.Duration::toSeconds),
                drill.lost().map(java.time.Duration::toSeconds),
                drill.keptItsObjectives(),
                drill.checked(),
                drill.signedBy().map(PersonId::text),
                drill.signedAt(),
                drills.findings(drill).stream()
                        .map(one -> new FindingView(
                                one.text(), one.owner().text(), one.dueOn(), one.closedAt(), one.evidence()))
                        .toList());
    }
}
