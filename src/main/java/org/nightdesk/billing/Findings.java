package org.nightdesk.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of what the checks found: it is mended in a further version, or accepted with a reason. Before that nothing is signed off. */
@Component("billingFindings")
class Findings {

    private static final int LONGEST = 500;

    /** Somebody said why it may stand; {@code carried} from the version before, which had the same finding. */
    record Acceptance(String reason, String by, Instant at, boolean carried) {}

    /** One finding of a run, by its number there. */
    record Found(int number, Finding finding, Optional<Acceptance> accepted) {

        /** What has no price counts nothing, and whoever accepted that would not know what. */
        boolean mustBeMended() {
            return finding.kind().equals("no price");
        }
    }

    private final Definitions definitions;
    private final DefinitionStore locks;
    private final BillingRunStore runs;
    private final LineStore lines;
    private final ApprovalStore store;
    private final Approvals approvals;

    Findings(
            Definitions definitions,
            DefinitionStore locks,
            BillingRunStore runs,
            LineStore lines,
            ApprovalStore store,
            Approvals approvals) {
        this.definitions = definitions;
        this.locks = locks;
        this.runs = runs;
        this.lines = lines;
        this.store = store;
        this.approvals = approvals;
    }

    /**
     * Lets these findings stand; the run is signed off when all customers were approved and these were the last. What was accepted before stays as it is. Refused
     * without a reason, for what has no price, and when there is a newer version. For those who see the whole, agents and above.
     */
    @Transactional
    public BillingRun accept(long id, List<Integer> numbers, String reason, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        BillingRun run = runs.find(id).orElseThrow(() -> new NotFound("billing run " + id));
        locks.lock(run.definition());
        Definition definition = definitions.whole(run.definition(), by);
        approvals.checkLast(run, definition);
        if (reason.isBlank() || reason.length() > LONGEST || reason.indexOf('\0') >= 0) {
            throw Refused.invalid("reason", "Say why it may stand, in at most 500 letters.");
        }
        List<Found> chosen = lines.findings(id, definitions.sight(definition, by)).stream()
                .filter(one -> numbers.contains(one.number()))
                .toList();
        if (chosen.isEmpty() || chosen.size() < numbers.stream().distinct().count()) {
            throw Refused.invalid("findings", "Choose what may stand.");
        }
        chosen.stream().filter(Found::mustBeMended).findFirst().ifPresent(one -> {
            throw Refused.invalid(
                    "findings",
                    one.finding().item() + " has no price. Write one, 0 if it is free, and run the month again.");
        });
        store.accept(id, numbers, reason.strip(), by.actor(), now);
        definitions.record(
                definition,
                "accepted",
                run.month() + ", version " + run.number() + ": " + chosen.size()
                        + (chosen.size() == 1 ? " finding. " : " findings. ") + reason.strip(),
                by,
                now);
        approvals.signWhenAll(run, definition, by, now);
        return runs.find(id).orElseThrow();
    }
}
