package org.nightdesk.billing;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.billing.LineStore.Part;
import org.nightdesk.rating.Bridge;
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

/** {@code /api/v1/billing-runs}: versions of a month's bill. Amounts are decimal texts, exact. */
@RestController
@RequestMapping("/api/v1/billing-runs")
@Needs(Role.RESPONDER)
class BillingRunsController {

    private static final int MOST = 1_000;

    /** {@code definition} is the bill's id, {@code month} such as 2026-10. */
    record RunBody(String definition, String month) {}

    /** {@code previous + late + restated + adjusted} is always {@code total}. */
    record BridgeView(String previous, String late, String restated, String adjusted, String total) {

        static BridgeView of(Bridge bridge) {
            return new BridgeView(
                    bridge.previous().toPlainString(),
                    bridge.late().toPlainString(),
                    bridge.restated().toPlainString(),
                    bridge.adjusted().toPlainString(),
                    bridge.total().toPlainString());
        }
    }

    /** {@code bridge} is absent for who does not see the whole. */
    record BillingRunView(
            String id,
            String definition,
            String month,
            int version,
            Instant asOf,
            Optional<BridgeView> bridge,
            String sha256,
            String by,
            Instant at,
            Optional<String> signedBy,
            Optional<Instant> signedAt) {}

    record CustomerShareView(
            String customer,
            int lines,
            String usage,
            String adjustments,
            String total,
            String sha256,
            Optional<String> approvedBy) {

        static CustomerShareView of(Part part, Optional<Approval> approval) {
            return new CustomerShareView(
                    part.customer(),
                    part.lines(),
                    part.usage().toPlainString(),
                    part.adjustments().toPlainString(),
                    part.total().toPlainString(),
                    part.sha256(),
                    approval.map(one -> one.by().name()));
        }
    }

    /** {@code acceptedBy} and {@code reason}: who says why it may stand. */
    record BillingFindingView(
            int number,
            String check,
            String customer,
            String item,
            String text,
            Optional<String> acceptedBy,
            Optional<String> reason) {

        static BillingFindingView of(Findings.Found found) {
            Finding finding = found.finding();
            return new BillingFindingView(
                    found.number(),
                    finding.kind(),
                    finding.customer(),
                    finding.item(),
                    finding.text(),
                    found.accepted().map(Findings.Acceptance::by),
                    found.accepted().map(Findings.Acceptance::reason));
        }
    }

    /** {@code findings} by their numbers. */
    record AcceptanceBody(List<Integer> findings, String reason) {}

    /** {@code sha256} is that of the customer's lines as they were seen; with another the approval is refused. */
    record ApprovalBody(String customer, Optional<String> sha256) {}

    record CommentBody(String customer, String text) {}

    private final Definitions definitions;
    private final BillingRuns runs;
    private final BillingRunStore store;
    private final LineStore lines;
    private final Approvals approvals;
    private final Findings accepting;
    private final InstantSource clock;

    BillingRunsController(
            Definitions definitions,
            BillingRuns runs,
            BillingRunStore store,
            LineStore lines,
            Approvals approvals,
            Findings accepting,
            InstantSource clock) {
        this.definitions = definitions;
        this.runs = runs;
        this.store = store;
        this.lines = lines;
        this.approvals = approvals;
        this.accepting = accepting;
        this.clock = clock;
    }

    @GetMapping
    @Summary("The newest hundred runs of each bill.")
    Listed<BillingRunView> list(Window window, Viewer viewer) {
        List<BillingRun> all = definitions.of(viewer).stream()
                .flatMap(one -> store.of(one.id(), MOST / 10).stream())
                .toList();
        return window.cut(all, BillingRun::id, run -> view(run, viewer));
    }

    @GetMapping("/{id}")
    BillingRunView show(@PathVariable String id, Viewer viewer) {
        return view(runs.run(BillingRun.id(id), viewer), viewer);
    }

    @PostMapping
    @Needs(Role.AGENT)
    @Summary("Runs a month: its next version.")
    ResponseEntity<BillingRunView> run(Viewer viewer, @RequestBody RunBody body) {
        YearMonth month = BillingPages.month(body.month());
        BillingRun run = runs.run(Definition.id(body.definition()), month, viewer, clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/billing-runs/" + run.text()))
                .body(view(run, viewer));
    }

    @GetMapping("/{id}/customers")
    List<CustomerShareView> customers(@PathVariable String id, Viewer viewer) {
        BillingRun run = runs.run(BillingRun.id(id), viewer);
        Sight sight = sight(run, viewer);
        Map<String, Approval> approved =
                approvals.of(run, sight).stream().collect(Collectors.toMap(Approval::customer, one -> one));
        return lines.parts(run.id(), sight).stream()
                .map(part -> CustomerShareView.of(part, Optional.ofNullable(approved.get(part.customer()))))
                .toList();
    }

    @GetMapping("/{id}/findings")
    List<BillingFindingView> findings(@PathVariable String id, Viewer viewer) {
        BillingRun run = runs.run(BillingRun.id(id), viewer);
        return lines.findings(run.id(), sight(run, viewer)).stream()
                .map(BillingFindingView::of)
                .toList();
    }

    @PostMapping("/{id}/acceptances")
    @Needs(Role.AGENT)
    @Summary("Lets findings stand, with a reason; the run is signed off when all are approved and these were the last.")
    BillingRunView accept(@PathVariable String id, Viewer viewer, @RequestBody AcceptanceBody body) {
        return view(
                accepting.accept(BillingRun.id(id), body.findings(), body.reason(), viewer, clock.instant()), viewer);
    }

    @PostMapping("/{id}/approvals")
    @Summary("Approves one customer's lines; the run is signed off when this was the last.")
    BillingRunView approve(@PathVariable String id, Viewer viewer, @RequestBody ApprovalBody body) {
        BillingRun run = approvals.approve(
                BillingRun.id(id), body.customer(), body.sha256().orElse(""), viewer, clock.instant());
        return view(run, viewer);
    }

    @PostMapping("/{id}/comments")
    @Summary("Says something to one customer's lines.")
    ResponseEntity<Void> comment(@PathVariable String id, Viewer viewer, @RequestBody CommentBody body) {
        approvals.comment(BillingRun.id(id), body.customer(), body.text(), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private Sight sight(BillingRun run, Viewer viewer) {
        return definitions.sight(definitions.definition(run.definition(), viewer), viewer);
    }

    private BillingRunView view(BillingRun run, Viewer viewer) {
        return new BillingRunView(
                run.text(),
                "bil_" + run.definition(),
                run.month().toString(),
                run.number(),
                run.asOf(),
                Optional.of(run.bridge())
                        .filter(bridge -> sight(run, viewer).whole())
                        .map(BridgeView::of),
                run.sha256(),
                run.by(),
                run.at(),
                run.signed().map(BillingRun.Signed::by),
                run.signed().map(BillingRun.Signed::at));
    }
}
