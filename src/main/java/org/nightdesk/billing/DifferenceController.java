package org.nightdesk.billing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/billing-runs/{id}/difference}: what moved since another version of the same bill. */
@RestController("billingDifferenceController")
@RequestMapping("/api/v1/billing-runs/{id}/difference")
@Needs(Role.RESPONDER)
class DifferenceController {

    private static final int MOST = 10_000;

    /** {@code lines}: how many were added, removed, changed or stayed as they were; {@code change}: what that makes of the usage. */
    record DifferenceSumView(String how, int lines, String change) {}

    record DifferenceCellView(
            String how,
            String customer,
            String item,
            String detail,
            Optional<String> quantityBefore,
            Optional<String> quantity,
            Optional<String> amountBefore,
            Optional<String> amount) {}

    /** {@code cells} are the ten thousand that moved most. */
    record DifferenceView(String from, String to, List<DifferenceSumView> sums, List<DifferenceCellView> cells) {}

    private final BillingRuns runs;
    private final Definitions definitions;
    private final DifferenceStore differences;

    DifferenceController(BillingRuns runs, Definitions definitions, DifferenceStore differences) {
        this.runs = runs;
        this.definitions = definitions;
        this.differences = differences;
    }

    @GetMapping
    @Summary("Against the run named by since, or the version before.")
    DifferenceView show(@PathVariable String id, @RequestParam Optional<String> since, Viewer viewer) {
        BillingRun run = runs.run(BillingRun.id(id), viewer);
        long other =
                since.map(BillingRun::id).or(run::previous).orElseThrow(() -> new NotFound("a version before " + id));
        BillingRun before = runs.run(other, viewer);
        if (before.definition() != run.definition()) {
            throw new NotFound("billing run " + other + " of the same bill");
        }
        Sight sight = definitions.sight(definitions.definition(run.definition(), viewer), viewer);
        return new DifferenceView(
                before.text(),
                run.text(),
                differences.sums(other, run.id(), sight).stream()
                        .map(sum -> new DifferenceSumView(
                                sum.how(), sum.count(), sum.change().toPlainString()))
                        .toList(),
                differences.cells(other, run.id(), sight, MOST).stream()
                        .map(DifferenceController::view)
                        .toList());
    }

    private static DifferenceCellView view(DifferenceStore.Cell cell) {
        return new DifferenceCellView(
                cell.how(),
                cell.key().customer(),
                cell.key().item(),
                cell.key().detail(),
                cell.oldQuantity().map(BigDecimal::toPlainString),
                cell.newQuantity().map(BigDecimal::toPlainString),
                cell.oldAmount().map(BigDecimal::toPlainString),
                cell.newAmount().map(BigDecimal::toPlainString));
    }
}
