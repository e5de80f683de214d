package org.nightdesk.execution;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.course.Step;
import org.nightdesk.course.Target;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/playbooks/plans}: what would be done, word by word, and who approved it. */
@RestController
@RequestMapping("/api/v1/playbooks")
@Needs(Role.RESPONDER)
class PlaybookPlansController {

    private static final int MOST = 100;

    /** {@code parameters} by name, as texts; installations as {@code ins_7,ins_9}. {@code ticket} such as INC-1042. */
    record PlaybookPlanBody(Map<String, String> parameters, String reason, Optional<String> ticket) {}

    /** {@code before} and {@code after}: what was seen, and what would be there; {@code note}: what could not be tried, and why. */
    record PlannedStepView(String name, String does, String before, String after, String note, boolean reversible) {

        static PlannedStepView of(Step step) {
            return new PlannedStepView(
                    step.name(),
                    step.act().spoken(),
                    step.preview().before(),
                    step.preview().after(),
                    step.preview().note(),
                    !step.changes() || step.reversible());
        }
    }

    record PlannedTargetView(
            String installation, String name, String customer, String environment, List<PlannedStepView> steps) {

        static PlannedTargetView of(Target target) {
            return new PlannedTargetView(
                    target.key(),
                    target.name(),
                    target.customer(),
                    target.environment(),
                    target.steps().stream().map(PlannedStepView::of).toList());
        }
    }

    /** {@code toType}: what has to be given as {@code typed} when it is begun, empty when nothing has. */
    record PlaybookPlanView(
            String id,
            String sha256,
            String playbook,
            int version,
            String reason,
            String ticket,
            Map<String, String> parameters,
            List<PlannedTargetView> targets,
            String toType,
            String by,
            Instant at,
            Optional<String> approvedBy,
            Optional<Instant> approvedAt,
            Optional<String> declinedBy,
            Optional<String> declinedBecause,
            Optional<String> run) {}

    /** {@code sha256} is the hash of the plan that was approved. */
    record PlanApprovalView(String sha256, String by, String word, Instant at) {}

    /** {@code sha256} is the hash of the plan that was looked at. */
    record PlanYesBody(String sha256, Optional<String> word) {}

    /** {@code sha256} is the hash of the plan that was looked at. */
    record PlanNoBody(String sha256, String word) {}

    private final Planner planner;
    private final Plans plans;
    private final Playbooks playbooks;
    private final InstantSource clock;

    PlaybookPlansController(Planner planner, Plans plans, Playbooks playbooks, InstantSource clock) {
        this.planner = planner;
        this.plans = plans;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    @GetMapping("/plans")
    @Summary("The newest hundred.")
    Listed<PlaybookPlanView> list(Window window, Viewer viewer) {
        return window.cut(plans.newest(MOST, viewer), plan -> plan.id().value(), PlaybookPlansController::view);
    }

    @GetMapping("/plans/{plan}")
    PlaybookPlanView show(@PathVariable String plan, Viewer viewer) {
        return view(plans.plan(PlanPages.id(plan), viewer));
    }

    @PostMapping("/{id}/plans")
    @Summary("Looks at every target and says what would be done; changes nothing.")
    ResponseEntity<PlaybookPlanView> plan(@PathVariable String id, Viewer viewer, @RequestBody PlaybookPlanBody body) {
        KeptPlan plan = planner.plan(
                playbooks.newest(PlaybookId.of(id), viewer),
                body.parameters(),
                body.reason(),
                body.ticket().orElse(""),
                viewer,
                clock.instant());
        return ResponseEntity.created(
                        URI.create("/api/v1/playbooks/plans/" + plan.id().text()))
                .body(view(plan));
    }

    @GetMapping("/plans/{plan}/approvals")
    @Summary("Who approved it.")
    List<PlanApprovalView> list(@PathVariable String plan, Viewer viewer) {
        KeptPlan kept = plans.plan(PlanPages.id(plan), viewer);
        return kept.approval().stream()
                .map(said -> new PlanApprovalView(kept.sha256(), said.by().name(), said.word(), said.at()))
                .toList();
    }

    @PostMapping("/plans/{plan}/approvals")
    @Needs(Role.AGENT)
    @Summary(
            "Says yes to exactly the plan of that hash. By a token of one’s own, of somebody other than whoever made the plan: a program’s token is nobody’s eyes.")
    PlaybookPlanView approve(@PathVariable String plan, Viewer viewer, @RequestBody PlanYesBody body) {
        return view(plans.approve(PlanPages.id(plan), body.sha256(), body.word().orElse(""), viewer, clock.instant()));
    }

    @PostMapping("/plans/{plan}/declinations")
    @Needs(Role.AGENT)
    @Summary(
            "Says no to exactly the plan of that hash, and why; it is neither approved nor begun any more. A program may, too.")
    PlaybookPlanView decline(@PathVariable String plan, Viewer viewer, @RequestBody PlanNoBody body) {
        return view(plans.decline(PlanPages.id(plan), body.sha256(), body.word(), viewer, clock.instant()));
    }

    private static PlaybookPlanView view(KeptPlan kept) {
        return new PlaybookPlanView(
                kept.id().text(),
                kept.sha256(),
                kept.plan().playbook().id(),
                kept.plan().playbook().version(),
                kept.plan().reason(),
                kept.plan().about(),
                kept.plan().parameters(),
                kept.plan().targets().stream().map(PlannedTargetView::of).toList(),
                Executions.toType(kept.plan()),
                kept.author().name(),
                kept.madeAt(),
                kept.approval().map(said -> said.by().name()),
                kept.approval().map(KeptPlan.Approval::at),
                kept.declined().map(said -> said.by().name()),
                kept.declined().map(KeptPlan.Approval::word),
                kept.execution().map(ExecutionId::text));
    }
}
