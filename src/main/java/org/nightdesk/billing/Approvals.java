package org.nightdesk.billing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.nightdesk.billing.LineStore.Part;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people say to a run: by customer, and once all have said yes, to the whole. */
@Component
class Approvals {

    private static final int LONGEST = 2_000;

    private final Definitions definitions;
    private final DefinitionStore locks;
    private final BillingRunStore runs;
    private final LineStore lines;
    private final ApprovalStore store;
    private final ManagerMemos memos;
    private final ApplicationEventPublisher events;

    Approvals(
            Definitions definitions,
            DefinitionStore locks,
            BillingRunStore runs,
            LineStore lines,
            ApprovalStore store,
            ManagerMemos memos,
            ApplicationEventPublisher events) {
        this.definitions = definitions;
        this.locks = locks;
        this.runs = runs;
        this.lines = lines;
        this.store = store;
        this.memos = memos;
        this.events = events;
    }

    List<Approval> of(BillingRun run, Sight sight) {
        return store.of(run.id(), sight);
    }

    List<Comment> comments(BillingRun run, String customer, Sight sight) {
        return store.comments(run, customer, sight);
    }

    /** Into a further version, which is signed off at once when it is nothing but what all have approved. */
    void carry(long before, BillingRun run, Definition definition, Viewer by, Instant now) {
        store.carry(before, run.id());
        store.carryAcceptances(before, run.id());
        if (run.lines() > 0) {
            signWhenAll(run, definition, by, now);
        }
    }

    /**
     * Says yes to one customer's lines as they are in this run; the run is signed off when this was the last and no finding is open. {@code sha256} is what the viewer saw,
     * empty for whatever is there. Refused when there is a newer version, when the lines were others, and while one has no price.
     */
    @Transactional
    public BillingRun approve(long id, String customer, String sha256, Viewer by, Instant now) {
        BillingRun run = runs.find(id).orElseThrow(() -> new NotFound("billing run " + id));
        locks.lock(run.definition());
        Definition definition = definitions.definition(run.definition(), by);
        Sight sight = definitions.sight(definition, by);
        Part part = part(run, customer, sight);
        checkLast(run, definition);
        if (!sha256.isEmpty() && !sha256.equals(part.sha256())) {
            throw Refused.conflict("These are not the lines that you saw. Look again.");
        }
        lines.findings(id, sight).stream()
                .map(Findings.Found::finding)
                .filter(one -> one.kind().equals("no price") && one.customer().equals(customer))
                .findFirst()
                .ifPresent(one -> {
                    throw Refused.conflict(one.item() + " has no price yet: give it one, and run the month again.");
                });
        if (store.insert(id, part, by.actor(), now)) {
            definitions.record(definition, "approved", named(run) + ", " + customer, by, now);
        }
        signWhenAll(run, definition, by, now);
        return runs.find(id).orElseThrow();
    }

    /** Signs off once every customer is approved and each finding accepted. */
    void signWhenAll(BillingRun run, Definition definition, Viewer by, Instant now) {
        if (run.signed().isEmpty() && store.waiting(run.id()) == 0 && store.open(run.id()) == 0) {
            runs.sign(run, by.actor(), now);
            definitions.record(definition, "signed off", named(run) + ": " + definition.money(run.total()), by, now);
            events.publishEvent(new SignedOff(run.id(), definition.id(), run.month(), now));
        }
    }

    /** Refused without words. */
    @Transactional
    public void comment(long id, String customer, String text, Viewer by, Instant now) {
        BillingRun run = runs.find(id).orElseThrow(() -> new NotFound("billing run " + id));
        Definition definition = definitions.definition(run.definition(), by);
        Part part = part(run, customer, definitions.sight(definition, by));
        if (text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw Refused.invalid("text", "Say it in at most 2,000 letters.");
        }
        store.comment(id, customer, text.strip(), by.actor(), now);
        definitions.record(definition, "commented", named(run) + ", " + customer, by, now);
        memos.said(run, definition, part, text.strip(), by, now);
    }

    private Part part(BillingRun run, String customer, Sight sight) {
        return lines.part(run.id(), customer, sight)
                .orElseThrow(() -> new NotFound("customer " + customer + " of billing run " + run.id()));
    }

    /** Refused when there is a newer version. */
    void checkLast(BillingRun run, Definition definition) {
        YearMonth month = run.month();
        Optional<BillingRun> last = runs.last(definition.id(), month);
        if (last.filter(one -> one.id() == run.id()).isEmpty()) {
            throw Refused.conflict("There is a newer version of " + month + ". Look at that one.");
        }
    }

    private static String named(BillingRun run) {
        return run.month() + ", version " + run.number();
    }
}
