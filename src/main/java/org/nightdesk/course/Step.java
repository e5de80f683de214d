package org.nightdesk.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One step for one target, with nothing left open but secrets. A step without a deed of its own waits until its {@code verify} holds. {@code undo} is absent
 * when it cannot be taken back. {@code idempotent}: doing it twice is as good as once, which holds for its undo as well. {@code seconds} is the time-out of
 * each of its parts, and how long it may take until {@code verify} holds, which is looked at each {@code every} seconds. {@code preview} is what the pre-check saw while the plan was made, and what would be different;
 * {@code captures} is what is kept of it while it runs.
 */
public record Step(
        String name,
        Deed act,
        Optional<Deed> check,
        Optional<Deed> verify,
        Optional<Deed> undo,
        int seconds,
        int every,
        boolean idempotent,
        boolean reversible,
        OnFailure onFailure,
        Preview preview,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Capture> captures) {

    // Plans of before there were captures do not name them, and keep their hash.
    public Step {
        captures = captures == null ? List.of() : List.copyOf(captures);
    }

    /** One that keeps nothing. */
    public Step(
            String name,
            Deed act,
            Optional<Deed> check,
            Optional<Deed> verify,
            Optional<Deed> undo,
            int seconds,
            int every,
            boolean idempotent,
            boolean reversible,
            OnFailure onFailure,
            Preview preview) {
        this(name, act, check, verify, undo, seconds, every, idempotent, reversible, onFailure, preview, List.of());
    }

    /** Its name without the full stop that ends a whole sentence: to stand in the middle of another. */
    public String title() {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /**
     * A value that is seen by {@code verify}, or answered by a person, and put where later deeds of the same target say <code>${slot}</code>. {@code of} is the part of the answer, as a
     * {@link Condition} names it, empty for what a person says; {@code bounds} what it must be like.
     */
    public record Capture(String slot, String of, Map<String, String> bounds) {

        public Capture {
            bounds = Map.copyOf(bounds);
        }
    }

    /** {@code before} and {@code after} are lines of text, empty where there is nothing to show; {@code note} says what could not be tried, and why. */
    public record Preview(boolean holds, String before, String after, String note) {

        public static final Preview NONE = new Preview(true, "", "", "");
    }

    /** Whether something in the world is different afterwards, so that rolling back must deal with it. */
    public boolean changes() {
        return act.changes();
    }

    /** All of them, in the order in which they may be done. */
    public Stream<Deed> deeds() {
        return Stream.of(check, Optional.of(act), verify, undo).flatMap(Optional::stream);
    }

    public Step with(Preview seen) {
        return new Step(
                name, act, check, verify, undo, seconds, every, idempotent, reversible, onFailure, seen, captures);
    }
}
