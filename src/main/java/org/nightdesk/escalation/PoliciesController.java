package org.nightdesk.escalation;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/escalation-policies}. */
@RestController
@RequestMapping("/api/v1/escalation-policies")
class PoliciesController {

    /** {@code kind} is person, schedule or team and agrees with what the id names. */
    record TargetBody(String kind, String id) {}

    /** {@code from} and {@code until} as 09:00; {@code priority} P2: for P1 and P2. */
    record OnlyBody(
            List<String> days,
            Optional<String> from,
            Optional<String> until,
            Optional<String> timeZone,
            Optional<String> priority) {}

    /**
     * {@code order}: all-at-once, one-after-the-other or least-loaded; {@code needed}: as many people must answer; {@code lastResort}:
     * reached only when all other steps came to nobody; {@code methods}: tried in this order whatever people wish.
     */
    record StepBody(
            List<TargetBody> targets,
            int waitMinutes,
            Optional<String> order,
            Optional<Integer> needed,
            Optional<OnlyBody> only,
            Optional<Boolean> lastResort,
            List<String> methods) {}

    record NewPolicyBody(String name, List<StepBody> steps, Optional<Integer> repeat) {}

    record PolicyChangeBody(Optional<String> name, Optional<List<StepBody>> steps, Optional<Integer> repeat) {}

    record PolicyView(String id, String name, List<StepBody> steps, int repeat) {}

    record RingView(String person, String name, String method, Instant at) {}

    /** {@code step} counts from 1; 0: nobody is left, everyone who keeps this installation is told. {@code passed}: steps passed over before, and why. */
    record CallView(int step, Instant at, List<RingView> calls, List<String> passed) {}

    private final Policies policies;
    private final Rehearsal rehearsal;
    private final InstantSource clock;

    PoliciesController(Policies policies, Rehearsal rehearsal, InstantSource clock) {
        this.policies = policies;
        this.rehearsal = rehearsal;
        this.clock = clock;
    }

    @GetMapping
    Listed<PolicyView> list(Window window) {
        return window.cut(policies.all(), policy -> policy.id().value(), PoliciesController::view);
    }

    @GetMapping("/{id}")
    PolicyView show(@PathVariable String id) {
        return view(find(id));
    }

    @PostMapping
    @Needs(Role.LEAD)
    ResponseEntity<PolicyView> create(Viewer viewer, @RequestBody NewPolicyBody body) {
        Policy created =
                policies.create(body.name(), steps(body.steps()), body.repeat().orElse(0), viewer, clock.instant());
        return ResponseEntity.created(
                        URI.create("/api/v1/escalation-policies/" + created.id().text()))
                .body(view(created));
    }

    @PatchMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    PolicyView change(@PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody PolicyChangeBody body) {
        Policy before = find(id);
        ifMatch.holds(view(before));
        return view(policies.change(
                before.id(),
                body.name().orElse(before.name()),
                body.steps().map(PoliciesController::steps).orElse(before.steps()),
                body.repeat().orElse(before.repeat()),
                viewer,
                clock.instant()));
    }

    @GetMapping("/{id}/simulation")
    @Summary("Who would be called, when and by what, if a page of this priority began then and nobody answered.")
    List<CallView> simulate(
            @PathVariable String id, @RequestParam Optional<Instant> at, @RequestParam Optional<String> priority) {
        return rehearsal
                .of(
                        find(id).steps(),
                        priority.map(word -> Limits.priority(word, "priority")).orElse(1),
                        at.orElseGet(clock::instant))
                .stream()
                .map(PoliciesController::view)
                .toList();
    }

    private static CallView view(Rehearsal.Called called) {
        return new CallView(
                called.number(),
                called.at(),
                called.people().values().stream()
                        .flatMap(List::stream)
                        .map(ring -> new RingView(
                                ring.reach().person().text(),
                                ring.reach().name(),
                                ring.reach().kind(),
                                called.at().plus(ring.after())))
                        .toList(),
                called.passed().stream()
                        .map(passed -> "Step " + (passed.step() + 1) + ": " + passed.why())
                        .toList());
    }

    private Policy find(String id) {
        return PolicyId.parse(id).flatMap(policies::find).orElseThrow(() -> new NotFound("no policy " + id));
    }

    private static List<Step> steps(List<StepBody> bodies) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            List<Target> targets = new ArrayList<>();
            for (int j = 0; j < bodies.get(i).targets().size(); j++) {
                targets.add(target(bodies.get(i).targets().get(j), "steps[%d].targets[%d]".formatted(i, j)));
            }
            steps.add(Limits.step(targets, bodies.get(i), "steps[" + i + "]"));
        }
        return steps;
    }

    private static Target target(TargetBody body, String path) {
        if (!List.of("person", "schedule", "team").contains(body.kind())) {
            throw Refused.invalid(
                    path + ".kind", "\"" + body.kind() + "\" cannot be called. Use person, schedule or team.");
        }
        return Targets.parse(body.id())
                .filter(target -> Targets.word(target.kind()).equals(body.kind()))
                .orElseThrow(() ->
                        Refused.invalid(path + ".id", "\"" + body.id() + "\" is not the id of a " + body.kind() + "."));
    }

    private static PolicyView view(Policy policy) {
        return new PolicyView(
                policy.id().text(),
                policy.name(),
                policy.steps().stream().map(PoliciesController::view).toList(),
                policy.repeat());
    }

    static StepBody view(Step step) {
        return new StepBody(
                step.targets().stream()
                        .map(target -> new TargetBody(Targets.word(target.kind()), Targets.text(target)))
                        .toList(),
                step.waitMinutes(),
                Optional.of(step.order().word()),
                Optional.of(step.needed()),
                Limits.view(step),
                Optional.of(step.lastResort()),
                step.methods());
    }
}
