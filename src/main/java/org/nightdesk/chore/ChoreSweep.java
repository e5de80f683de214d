package org.nightdesk.chore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.chore.Chore.By;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.DueWork;
import org.nightdesk.execution.Executions;
import org.nightdesk.heartbeat.HeartbeatId;
import org.nightdesk.heartbeat.Heartbeats;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.PersonId;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.report.ReportAnswers;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at turns when they fall due, when they count as missed, when the next one comes, and every few minutes at those that something else does. */
@Component
class ChoreSweep implements DueWork {

    private static final String TOPIC = "chore.due";
    private static final int AT_ONCE = 20;

    // How many runs are looked through for one that worked.
    private static final int LATELY = 20;

    private final ChoreStore store;
    private final TurnStore turns;
    private final Chores chores;
    private final ReportAnswers reports;
    private final Executions executions;
    private final Heartbeats heartbeats;
    private final Tickets tickets;
    private final Memos memos;
    private final Timeline timeline;
    private final TransactionTemplate transaction;

    ChoreSweep(
            ChoreStore store,
            TurnStore turns,
            Chores chores,
            ReportAnswers reports,
            Executions executions,
            Heartbeats heartbeats,
            Tickets tickets,
            Memos memos,
            Timeline timeline,
            TransactionTemplate transaction) {
        this.store = store;
        this.turns = turns;
        this.chores = chores;
        this.reports = reports;
        this.executions = executions;
        this.heartbeats = heartbeats;
        this.tickets = tickets;
        this.memos = memos;
        this.timeline = timeline;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(TurnStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        List<Long> acting = turns.acting(now, AT_ONCE);
        acting.forEach(chore -> transaction.executeWithoutResult(status -> look(chore, now)));
        return acting.size();
    }

    // Another node may have looked meanwhile: what it found done is not done again.
    private void look(long id, Instant now) {
        Chore chore = store.lock(id).orElseThrow();
        Optional<Turn> current = turns.current(id);
        if (current.isEmpty()) {
            return;
        }
        Turn turn = current.get();
        Instant late = turn.dueAt().plus(chore.grace());
        if (isReported(chore, turn)) {
            chores.fulfilled(id, "The report was run.", false, now);
        } else if (isRun(chore, turn)) {
            chores.fulfilled(id, "The playbook was run, and worked.", false, now);
        } else if (isHeard(chore, turn)) {
            chores.fulfilled(id, "Its heartbeat was heard.", false, now);
        } else if (turn.missedAt().isPresent()) {
            wait(chore, turn, chores.next(chore, turn.missedAt().get()), now);
        } else if (now.isBefore(late)) {
            Instant next = now.isBefore(turn.dueAt()) ? turn.dueAt() : late;
            turns.actAt(turn.id(), chore.look(now, next));
        } else {
            miss(chore, turn, now);
        }
    }

    // A missed one can be done until the next is due.
    private void wait(Chore chore, Turn turn, Instant next, Instant now) {
        if (now.isBefore(next)) {
            turns.actAt(turn.id(), chore.look(now, next));
        } else {
            close(chore, turn, now);
        }
    }

    private boolean isReported(Chore chore, Turn turn) {
        return chore.fulfilment().by() == By.REPORT
                && chore.fulfilment()
                        .id()
                        .flatMap(reports::lastDone)
                        .filter(at -> at.isAfter(turn.openedAt()))
                        .isPresent();
    }

    private boolean isRun(Chore chore, Turn turn) {
        return chore.fulfilment().by() == By.PLAYBOOK
                && chore.fulfilment().id().map(PlaybookId::new).map(PlaybookId::text).stream()
                        .flatMap(playbook -> executions.of(playbook, LATELY, Viewer.system()).stream())
                        .filter(run -> run.state().equals("done"))
                        .flatMap(run -> run.endedAt().stream())
                        .anyMatch(at -> at.isAfter(turn.openedAt()));
    }

    private boolean isHeard(Chore chore, Turn turn) {
        return chore.fulfilment().by() == By.HEARTBEAT
                && chore.fulfilment()
                        .id()
                        .map(HeartbeatId::new)
                        .flatMap(heartbeats::lastWorked)
                        .filter(at -> at.isAfter(turn.openedAt()))
                        .isPresent();
    }

    private void miss(Chore chore, Turn turn, Instant now) {
        Instant next = chores.next(chore, now);
        turns.missed(turn.id(), now, chore.look(now, next));
        timeline.append(Entry.internal(
                chore.subject(),
                now,
                Viewer.system().actor(),
                "missed",
                chore.name() + " was due and is not done.",
                Map.of("chore", chore.name())));
        chore.service().filter(service -> chore.pages()).ifPresent(service -> page(chore, service, now));
        nag(chore, chore.owner(), now);
        chore.deputy().ifPresent(deputy -> nag(chore, deputy, now));
    }

    private void page(Chore chore, ServiceId service, Instant now) {
        Ticket ticket = tickets.open(
                new NewTicket(
                        Kind.INCIDENT,
                        "Chore missed: " + chore.name(),
                        chore.why() + "\n\n" + chore.steps(),
                        Level.HIGH,
                        Level.HIGH,
                        service,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of("chore"),
                        "signal",
                        true),
                Viewer.system(),
                now);
        timeline.append(Entry.internal(
                chore.subject(),
                now,
                Viewer.system().actor(),
                "paged",
                ticket.number(),
                Map.of("chore", chore.name())));
    }

    private void nag(Chore chore, PersonId person, Instant now) {
        memos.send(
                person,
                "Not done yet: " + chore.name(),
                chore.name() + " was due and is not done.\nFor " + chore.forWhom() + ". " + chore.why(),
                ChorePages.path(chore),
                now);
    }

    private void close(Chore chore, Turn turn, Instant now) {
        turns.end(turn.id(), "missed", "", Optional.empty(), false, "", now);
        chores.open(chore.id(), chore, now, latest(chore, turn.dueAt(), now));
    }

    // Of those that came while nobody looked, such as during an outage, only the last is still to be done.
    private Instant latest(Chore chore, Instant due, Instant now) {
        Instant next = chores.next(chore, due);
        Instant after = chores.next(chore, next);
        while (!after.isAfter(now)) {
            next = after;
            after = chores.next(chore, next);
        }
        return next;
    }
}
