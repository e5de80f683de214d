package org.nightdesk.execution;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Actor;

/**
 * A plan that is, or was, carried out. {@code state} is running, done, rolled-back or halted; {@code why} a sentence once something went otherwise than planned; {@code emergency} the
 * reason for which it went without an approval, else empty; {@code despiteFreeze} that for which no freeze stops it, else empty. {@code settled}: somebody has said how a halted one was left.
 */
public record Execution(
        ExecutionId id,
        String sha256,
        PlanId plan,
        String playbook,
        String title,
        String ticket,
        int targets,
        String emergency,
        String despiteFreeze,
        String state,
        String why,
        Actor by,
        PersonId owner,
        Instant begunAt,
        Instant deadline,
        Optional<Instant> endedAt,
        Optional<Settled> settled,
        Optional<Reviewed> reviewed,
        int events,
        int records,
        String head,
        String signature) {

    /** How a halted one was left. */
    public record Settled(Instant at, String by, String word) {}

    /** What somebody else said afterwards to one that went without an approval. */
    public record Reviewed(Instant at, String by, String word) {}

    /** {@code Run 17 of Restart a service}. */
    public String heading() {
        return "Run " + id.value() + " of " + title;
    }

    /** Its state as a sentence. */
    public String word() {
        return switch (state) {
            case "running" -> "Running.";
            case "done" -> "Done.";
            case "rolled-back" -> "Rolled back.";
            default -> settled.isPresent() ? "Halted, settled." : "Halted.";
        };
    }

    /** The class in which its state is shown. */
    public String tone() {
        return switch (state) {
            case "done" -> "ok";
            case "halted" -> settled.isPresent() ? "soon" : "late";
            case "rolled-back" -> "soon";
            default -> "";
        };
    }

    public boolean isRunning() {
        return state.equals("running");
    }

    public boolean isHalted() {
        return state.equals("halted");
    }

    /** Whether it went without an approval and nobody has looked at it yet. */
    public boolean isUnreviewed() {
        return !emergency.isEmpty() && reviewed.isEmpty();
    }

    /** Whether its targets are still its own. */
    boolean holdsTargets() {
        return isRunning() || isHalted() && settled.isEmpty();
    }
}
