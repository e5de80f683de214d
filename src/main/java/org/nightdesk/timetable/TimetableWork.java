package org.nightdesk.timetable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.LeasedWork;
import org.nightdesk.engine.Ticking;
import org.nightdesk.execution.Execution;
import org.nightdesk.execution.ExecutionId;
import org.nightdesk.execution.Executions;
import org.nightdesk.execution.KeptPlan;
import org.nightdesk.execution.Planner;
import org.nightdesk.execution.Plans;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Begins what is due, or says why not: its author is told. What came while nobody looked is not made up for. */
@Component
class TimetableWork extends LeasedWork<TimetableWork.Due> {

    static final String TOPIC = "timetable.begin";

    private static final int AT_ONCE = 4;

    private final TimetableStore store;
    private final Timetables timetables;
    private final Planner planner;
    private final Plans plans;
    private final Executions executions;
    private final Playbooks playbooks;
    private final People people;
    private final Viewers viewers;
    private final Memos memos;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    /** A turn that this node has committed to. */
    record Due(long turn, Timetable timetable) {}

    TimetableWork(
            TimetableStore store,
            Timetables timetables,
            Planner planner,
            Plans plans,
            Executions executions,
            Playbooks playbooks,
            People people,
            Viewers viewers,
            Memos memos,
            TransactionTemplate transaction,
            InstantSource clock,
            Bell bell,
            Ticking ticking) {
        super(TOPIC, AT_ONCE, bell, ticking);
        this.store = store;
        this.timetables = timetables;
        this.planner = planner;
        this.plans = plans;
        this.executions = executions;
        this.playbooks = playbooks;
        this.people = people;
        this.viewers = viewers;
        this.memos = memos;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(TimetableStore.EARLIEST);
    }

    @Override
    protected List<Due> claim(int room, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> {
            store.giveUp(now);
            List<Due> claimed = new ArrayList<>();
            for (Timetable one : store.due(now, room)) {
                Instant next = timetables.next(one.rhythm(), one.calendar(), now);
                claimed.add(new Due(store.begin(one, one.nextAt().orElse(now), next, now), one));
            }
            return claimed;
        }));
    }

    @Override
    protected void handle(Due due) {
        Timetable one = due.timetable();
        try {
            Viewer author = viewer(one.author());
            Timetable.Approval approval =
                    one.approval().orElseThrow(() -> Refused.conflict("Nobody has approved it as it is now."));
            Viewer approver = viewer(approval.by());
            PlaybookVersion version = playbooks.newest(PlaybookId.of(one.playbook()), author);
            check(one, version, author);
            KeptPlan plan = planner.plan(version, one.parameters(), reason(one), "", author, clock.instant());
            if (!Core.of(plan.plan()).equals(one.core())) {
                throw Refused.conflict("What is there now is not what was approved: see plan "
                        + plan.id().text() + " beside the one that was, " + one.sample() + ".");
            }
            begin(due, plan, author, approver);
        } catch (Refused | NotFound no) {
            skip(due, String.valueOf(no.getMessage()));
        }
    }

    private static String reason(Timetable one) {
        return "By the clock, " + one.rhythm().words() + ": " + one.reason();
    }

    private Viewer viewer(PersonId id) {
        return people.staff().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(viewers::of)
                .orElseThrow(() -> Refused.conflict("Whoever made it or approved it does not work here any more."));
    }

    private void check(Timetable one, PlaybookVersion version, Viewer author) {
        if (version.retired() || version.number() != one.version()) {
            throw Refused.conflict(
                    version.retired()
                            ? "The playbook is retired."
                            : "Version %d of the playbook was approved, and version %d is published since."
                                    .formatted(one.version(), version.number()));
        }
        store.lastRun(one.id())
                .flatMap(ExecutionId::parse)
                .map(id -> executions.execution(id, author))
                .filter(run ->
                        run.isRunning() || run.isHalted() && run.settled().isEmpty())
                .ifPresent(run -> {
                    throw Refused.conflict("The last one, " + run.id().text() + ", "
                            + (run.isRunning()
                                    ? "is still under way."
                                    : "was halted, and nobody said how it was left."));
                });
    }

    // Both or neither: a plan that a freeze forbids is not left behind with an approval.
    private void begin(Due due, KeptPlan plan, Viewer author, Viewer approver) {
        Timetable one = due.timetable();
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            Timetable.Approval approval = one.approval().orElseThrow();
            plans.approve(
                    plan.id(),
                    plan.sha256(),
                    "Standing approval of %s, edition %d, %s, given %s."
                            .formatted(one.text(), one.edition(), one.shortCore(), approval.at()),
                    approver,
                    now);
            Execution run = executions.begin(plan.id(), "", "", author, now);
            if (!store.end(due.turn(), run.id().text(), "")) {
                throw Refused.conflict("It was given up meanwhile.");
            }
            timetables.recorded(one.id(), "began", run.id().text(), author, now);
        });
    }

    private void skip(Due due, String why) {
        Timetable one = due.timetable();
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            if (store.end(due.turn(), "", why)) {
                timetables.recorded(one.id(), "skipped", why, Viewer.system(), now);
                memos.send(
                        one.author(),
                        "Not begun: " + one.title(),
                        "It was due by the clock and was skipped. " + why,
                        one.path(),
                        now);
            }
        });
    }

    @Override
    protected String name(Due due) {
        return due.timetable().text();
    }
}
