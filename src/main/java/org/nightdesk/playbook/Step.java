package org.nightdesk.playbook;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A line of the checklist. {@code name} is unique in its playbook; {@code says} is the line as a person reads it. */
public sealed interface Step {

    String name();

    Template says();

    /** The key of the YAML that holds the step's name: {@code step} for one that acts. */
    default String word() {
        return switch (this) {
            case Act act -> "step";
            case Manual manual -> "manual";
            case Wait wait -> "wait";
            case Ask ask -> "ask";
            case Call call -> "call";
            case Pause pause -> "pause";
        };
    }

    /** Who ticks it, where there are two roles. */
    enum By {
        DOER,
        CHECKER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What somebody must show for having done it. */
    enum Evidence {
        NONE,
        TEXT,
        FILE,
        PICTURE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Changes something: looks before, acts, verifies, and knows how to take it back. {@code timeOut} holds for each deed of it. */
    record Act(
            String name,
            Template says,
            Optional<Deed> before,
            Deed act,
            Optional<Deed> verify,
            Optional<Deed> undo,
            Duration timeOut,
            boolean idempotent,
            boolean reversible,
            OnFailure onFailure,
            DryRun dryRun)
            implements Step {

        /** All its deeds, in the order in which they may be done. */
        public Stream<Deed> deeds() {
            return Stream.of(before, Optional.of(act), verify, undo).flatMap(Optional::stream);
        }
    }

    /** Done by a person. */
    record Manual(String name, Template says, Evidence evidence, By by) implements Step {}

    /** Looks each {@code every} until it is as expected, at most {@code timeOut}. */
    record Wait(String name, Template says, Deed until, Duration every, Duration timeOut, OnFailure onFailure)
            implements Step {}

    /** Asks a person; each answer says how it goes on. The answer is kept as {@code capture}, if said. */
    record Ask(String name, Template says, Map<String, Then> answers, Optional<String> capture, By by) implements Step {

        public Ask {
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        }
    }

    /** How it goes on after an answer. */
    enum Then {
        GO_ON,
        STOP,
        ROLLBACK;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Runs another playbook, found by its name, at the same target, in its newest version when the plan is made; {@code with} are its parameters. */
    record Call(String name, Template says, String playbook, Map<String, Template> with) implements Step {

        public Call {
            with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        }
    }

    /** Everybody stops until the one whose turn it is has looked and says so. */
    record Pause(String name, Template says, By by) implements Step {}

    /** Every deed of a step that acts or waits. */
    static List<Deed> deeds(Step step) {
        return switch (step) {
            case Act act -> act.deeds().toList();
            case Wait wait -> List.of(wait.until());
            case Manual manual -> List.of();
            case Ask ask -> List.of();
            case Call call -> List.of();
            case Pause pause -> List.of();
        };
    }
}
