package org.nightdesk.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.adjustment.Adjustment;
import org.nightdesk.adjustment.AdjustmentDraft;
import org.nightdesk.adjustment.Adjustments;
import org.nightdesk.api.Summary;
import org.nightdesk.billing.LineStore.Fate;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/billing-runs/{id}/adjustments}: the ledger of the run's bill, and what of it counts in the run. For those who see the whole. */
@RestController("billingAdjustmentsController")
@RequestMapping("/api/v1/billing-runs/{id}/adjustments")
@Needs(Role.AGENT)
class AdjustmentsController {

    /**
     * {@code kind} is credit, debit, correction or waiver; {@code amount} a decimal text, for a correction with its sign, for a waiver left out; {@code basis} what the
     * line must still come to; months such as 2026-10, the run's when left out.
     */
    record AdjustmentBody(
            String kind,
            String customer,
            Optional<String> item,
            Optional<String> amount,
            Optional<BigDecimal> basis,
            Optional<String> from,
            Optional<String> until,
            String reason,
            String evidence) {

        AdjustmentDraft draft(BillingRun run) {
            return new AdjustmentDraft(
                    kind,
                    customer,
                    item.orElse(""),
                    amount.orElse(""),
                    basis,
                    from.orElse(run.month().toString()),
                    until.orElse(""),
                    reason,
                    evidence);
        }
    }

    record VerdictBody(boolean approved, Optional<String> note) {}

    /** {@code from}: the first month that is taken back; all of them when left out. */
    record ReversalBody(String reason, String evidence, Optional<String> from) {}

    /** {@code counts} is what it comes to in this run, {@code why} the reason when it counts nothing there; both absent where it was not asked. */
    record AdjustmentView(
            String id,
            int number,
            String kind,
            String customer,
            String item,
            Optional<String> amount,
            String from,
            String until,
            String reason,
            String evidence,
            Optional<String> reverses,
            String by,
            Instant at,
            Optional<Boolean> approved,
            Optional<String> counts,
            Optional<String> why) {}

    private final BillingRuns runs;
    private final Definitions definitions;
    private final LineStore lines;
    private final Adjustments adjustments;
    private final InstantSource clock;

    AdjustmentsController(
            BillingRuns runs, Definitions definitions, LineStore lines, Adjustments adjustments, InstantSource clock) {
        this.runs = runs;
        this.definitions = definitions;
        this.lines = lines;
        this.adjustments = adjustments;
        this.clock = clock;
    }

    @GetMapping
    @Summary("All entries, the newest first.")
    List<AdjustmentView> list(@PathVariable String id, Viewer viewer) {
        BillingRun run = runs.run(BillingRun.id(id), viewer);
        Map<Long, Fate> fates = lines.fates(run.id(), new Sight(true, List.of())).stream()
                .collect(Collectors.toMap(Fate::entry, fate -> fate));
        return adjustments.of(book(run, viewer)).stream()
                .map(entry -> view(entry, Optional.ofNullable(fates.get(entry.id()))))
                .toList();
    }

    @PostMapping
    @Summary("Writes an entry; it counts in the next run, once somebody else has approved it.")
    @Transactional
    AdjustmentView write(@PathVariable String id, Viewer viewer, @RequestBody AdjustmentBody body) {
        BillingRun run = runs.run(BillingRun.id(id), viewer);
        return view(adjustments.write(book(run, viewer), body.draft(run), viewer, clock.instant()), Optional.empty());
    }

    @PostMapping("/{entry}/verdict")
    @Summary("Says yes or no to somebody else's entry.")
    @Transactional
    AdjustmentView judge(
            @PathVariable String id, @PathVariable String entry, Viewer viewer, @RequestBody VerdictBody body) {
        BillingRun run = runs.run(BillingRun.id(id), viewer);
        Adjustment judged = adjustments.judge(
                book(run, viewer),
                Adjustment.id(entry),
                body.approved(),
                body.note().orElse(""),
                viewer,
                clock.instant());
        return view(judged, Optional.empty());
    }

    @PostMapping("/{entry}/reversal")
    @Summary("Writes the counter-entry.")
    @Transactional
    AdjustmentView reverse(
            @PathVariable String id, @PathVariable String entry, Viewer viewer, @RequestBody ReversalBody body) {
        BillingRun run = runs.run(BillingRun.id(id), viewer);
        Adjustment counter = adjustments.reverse(
                book(run, viewer),
                Adjustment.id(entry),
                body.from().map(BillingPages::month),
                body.reason(),
                body.evidence(),
                viewer,
                clock.instant());
        return view(counter, Optional.empty());
    }

    private long book(BillingRun run, Viewer viewer) {
        return definitions.whole(run.definition(), viewer).book();
    }

    private static AdjustmentView view(Adjustment entry, Optional<Fate> fate) {
        return new AdjustmentView(
                entry.text(),
                entry.number(),
                entry.kind().word(),
                entry.customer(),
                entry.item(),
                entry.amount().map(BigDecimal::toPlainString),
                entry.from().toString(),
                entry.until().toString(),
                entry.reason(),
                entry.evidence(),
                entry.reverses().map(of -> "adj_" + of),
                entry.by().name(),
                entry.by().at(),
                entry.verdict().map(Adjustment.Verdict::approved),
                fate.map(one -> one.amount().toPlainString()),
                fate.map(Fate::why).filter(why -> !why.isEmpty()));
    }
}
