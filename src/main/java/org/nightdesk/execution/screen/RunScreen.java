package org.nightdesk.execution.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.web.Form;

/** A run: where it is, what waits for whom, and what has happened. {@code verifying}: how its evidence is verified outside, empty before its end. */
public record RunScreen(
        String path,
        String topic,
        String title,
        String planPath,
        String playbook,
        String state,
        String tone,
        String why,
        String by,
        Instant begunAt,
        Optional<Instant> endedAt,
        String emergency,
        String despiteFreeze,
        String reviewed,
        String settled,
        String progress,
        List<Target> targets,
        int more,
        List<Ask> asks,
        List<Running> commands,
        List<Held> held,
        List<Event> events,
        boolean mayStop,
        boolean mayRollBack,
        boolean maySettle,
        boolean mayReview,
        String verifying,
        Form form) {

    /** The fields that say themselves what is wrong with them. */
    public List<String> fields() {
        return Stream.concat(Stream.of("word", "why"), asks.stream().flatMap(ask -> Stream.of(ask.field(), ask.file())))
                .toList();
    }

    /** {@code cells} are its steps, in order. */
    public record Target(String name, List<Cell> cells) {}

    /** {@code said} is its name and state, for those who do not see its colour. */
    public record Cell(int number, String state, String tone, String said) {}

    /**
     * {@code decides}: a failure, and what to do about it; {@code answers} go to what happens then, empty when it is something to do. {@code evidence}: words are needed, called
     * {@code label}; {@code mine}: the viewer may answer it; {@code shows}: file or picture where one is needed, else empty, in the field {@code file}.
     */
    public record Ask(
            String attempt,
            String action,
            String field,
            String question,
            String detail,
            boolean decides,
            boolean evidence,
            String label,
            String shows,
            String file,
            List<String> answers,
            boolean mine,
            Instant until) {}

    /** A command that a host is at: {@code output} is the newest part of what it has written, {@code endedBy} who wants it ended, empty when nobody does. */
    public record Running(
            String attempt, String action, String what, String host, Instant since, String output, String endedBy) {}

    /** {@code until} is when it is asked again; empty when that is not ours to say. */
    public record Held(String what, String why, Optional<Instant> until) {}

    public record Event(Instant at, String what, String tone, String said, String output, List<Shown> files) {}

    /** What somebody showed; a picture is looked at in place. */
    public record Shown(String path, String name, boolean picture, String sha256) {}
}
