package org.nightdesk.billing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.adjustment.Adjustments;
import org.nightdesk.rating.Before;
import org.nightdesk.rating.Digest;
import org.nightdesk.rating.Prices;
import org.nightdesk.rating.Reckoned;
import org.nightdesk.rating.Reckoned.Share;
import org.nightdesk.rating.Reckoner;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.usage.Source;
import org.nightdesk.usage.Usages;
import org.nightdesk.usage.Usages.Told;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs bills. A run asks its reports outside of any transaction, and is kept as a whole or not at all. */
@Component
class BillingRuns {

    private final Definitions definitions;
    private final BillingRunStore store;
    private final LineStore lines;
    private final Approvals approvals;
    private final Usages usages;
    private final Adjustments adjustments;
    private final DefinitionStore locks;
    private final ManagerMemos memos;
    private final TransactionTemplate transaction;

    BillingRuns(
            Definitions definitions,
            BillingRunStore store,
            LineStore lines,
            Approvals approvals,
            Usages usages,
            Adjustments adjustments,
            DefinitionStore locks,
            ManagerMemos memos,
            TransactionTemplate transaction) {
        this.definitions = definitions;
        this.store = store;
        this.lines = lines;
        this.approvals = approvals;
        this.usages = usages;
        this.adjustments = adjustments;
        this.locks = locks;
        this.memos = memos;
        this.transaction = transaction;
    }

    /** NotFound for who sees nothing of it. */
    BillingRun run(long id, Viewer viewer) {
        BillingRun run = store.find(id).orElseThrow(() -> new NotFound("billing run " + id));
        Sight sight = definitions.sight(definitions.definition(run.definition(), viewer), viewer);
        if (!sight.whole() && lines.parts(id, sight).isEmpty()) {
            throw new NotFound("billing run " + id);
        }
        return run;
    }

    /**
     * The next version of a month. Refused when a report does not answer, a month has not begun, or somebody else ran it meanwhile. For those who see the
     * whole, agents and above.
     */
    BillingRun run(long id, YearMonth month, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        Definition definition = definitions.whole(id, by);
        if (month.isAfter(definition.lastMonth(now).plusMonths(1))) {
            throw Refused.invalid("month", "That month has not begun.");
        }
        Optional<BillingRun> last = store.last(id, month);
        Told told = usages.told(definition.terms().reports(), definition.terms().control(), month, by, now);
        Optional<Before> before = last.map(this::before);
        Reckoned reckoned = Reckoner.reckon(
                told.usage(),
                Prices.in(definition.terms().prices()),
                definition.currency().rounding(),
                definition.currency().decimals(),
                adjustments.standing(definition.book(), month),
                before);
        List<Finding> findings = new Checker(definition)
                .itself(reckoned)
                .twice(told.usage(), reckoned)
                .lastMonth(reckoned, store.totals(id, month.minusMonths(1)))
                .control(told.sums(), told.usage(), reckoned)
                .findings();
        return Objects.requireNonNull(
                transaction.execute(status -> kept(definition, month, before, told, reckoned, findings, by, now)));
    }

    private Before before(BillingRun run) {
        return new Before(
                run.id(),
                run.number(),
                run.asOf(),
                run.total(),
                run.adjustments(),
                lines.amounts(run.id(), run.lines()));
    }

    private BillingRun kept(
            Definition definition,
            YearMonth month,
            Optional<Before> before,
            Told told,
            Reckoned reckoned,
            List<Finding> findings,
            Viewer by,
            Instant now) {
        locks.lock(definition.id());
        if (!store.last(definition.id(), month).map(BillingRun::id).equals(before.map(Before::run))) {
            throw Refused.conflict("Somebody ran this month meanwhile. Look at that version first.");
        }
        List<Share> shares = reckoned.shares();
        String sha256 = sha256(definition, month, told.sources(), shares);
        long id = store.insert(definition, month, before, told.asOf(now), reckoned, sha256, by.actor(), now);
        lines.insertSources(id, told.sources());
        lines.insertShares(id, shares);
        lines.insertLines(id, reckoned.lines());
        lines.insertApplied(id, reckoned.applied());
        lines.insertFindings(id, findings);
        BillingRun run = store.find(id).orElseThrow();
        definitions.record(
                definition, "run", month + ", version " + run.number() + ": " + definition.money(run.total()), by, now);
        before.ifPresent(one -> approvals.carry(one.run(), run, definition, by, now));
        memos.send(run, definition, by, now);
        return store.find(id).orElseThrow();
    }

    private static String sha256(Definition definition, YearMonth month, List<Source> sources, List<Share> shares) {
        Digest digest = new Digest()
                .add(definition.text())
                .add(Integer.toString(definition.version()))
                .add(month.toString());
        sources.forEach(source -> digest.add(Long.toString(source.report()))
                .add(Integer.toString(source.version()))
                .add(source.asOf().toString())
                .add(source.sha256()));
        shares.forEach(share -> digest.add(share.customer()).add(share.sha256()));
        return digest.hex();
    }
}
