package org.nightdesk.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.nightdesk.course.Next;
import org.nightdesk.evidence.Signer;
import org.nightdesk.memo.Memos;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;

/** Ends an execution: seals its evidence, lets go of its targets, and tells whose it is. */
@Component("executionEnding")
class Ending {

    private final ExecutionStore executions;
    private final TargetStore targets;
    private final Signer signer;
    private final Memos memos;
    private final Timeline timeline;

    Ending(ExecutionStore executions, TargetStore targets, Signer signer, Memos memos, Timeline timeline) {
        this.executions = executions;
        this.targets = targets;
        this.signer = signer;
        this.memos = memos;
        this.timeline = timeline;
    }

    void end(Sitting sitting, Next.Over over, Instant now) {
        Execution execution = sitting.execution();
        String end = over.end().word();
        sitting.transcript().add("ended", Map.of("end", end, "why", over.why()), now);
        executions.end(
                sitting.id(), end, over.why(), signer.sign(sitting.transcript().head()), now);
        if (over.end() != Next.End.HALTED) {
            targets.leave(sitting.id());
        }
        say(execution, Actor.system(), end, said(execution, over, now), now);
        if (over.end() != Next.End.DONE) {
            memos.send(
                    execution.owner(),
                    title(execution, over.end()),
                    told(over),
                    execution.id().path(),
                    now);
        }
    }

    /** Of what was added after the end; nothing when nothing was. */
    void sign(Sitting sitting) {
        if (sitting.transcript().records() > sitting.execution().records()) {
            executions.sign(sitting.id(), signer.sign(sitting.transcript().head()));
        }
    }

    /** Into the history of the execution, and of the ticket it is about. */
    void say(Execution execution, Actor by, String verb, String text, Instant now) {
        Map<String, Object> facts = Map.of(
                "execution", execution.id().text(), "plan", execution.plan().text());
        timeline.append(Entry.internal(execution.id().subject(), now, by, verb, text, facts));
        if (!execution.ticket().isEmpty()) {
            timeline.append(Entry.internal(
                    new Subject("ticket", execution.ticket()),
                    now,
                    by,
                    verb.equals("begun") ? "playbook begun" : "playbook " + verb,
                    execution.title() + ". " + text,
                    facts));
        }
    }

    private static String said(Execution execution, Next.Over over, Instant now) {
        long minutes = Duration.between(execution.begunAt(), now).toMinutes();
        String took = minutes < 1 ? "It took less than a minute." : "It took %d min.".formatted(minutes);
        return over.why() + " " + took;
    }

    private static String title(Execution execution, Next.End end) {
        return (end == Next.End.HALTED ? "Halted: " : "Rolled back: ") + execution.title();
    }

    private static String told(Next.Over over) {
        return over.end() == Next.End.HALTED
                ? over.why()
                        + "\nIt is yours: look at what was done, and say how you left it. Until then nothing else works on its targets."
                : over.why();
    }
}
