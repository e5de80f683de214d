package org.nightdesk.handover.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.web.Form;

/**
 * One handover in its five parts. {@code left} says what is left out. {@code told}: it is shown as it was handed over, no longer as it stands. {@code line} and {@code readBack} are the forms
 * of whoever may use them; {@code stayers} are those whom whoever looks may let go; {@code draft} begins the keys under which what is typed is kept.
 */
public record HandoverScreen(
        String path,
        String title,
        String sentence,
        String tone,
        Instant changeAt,
        String both,
        List<Stayer> stayers,
        String severity,
        List<String> left,
        boolean told,
        List<Patient> patients,
        List<Todo> todos,
        Duties duties,
        List<Aware> fires,
        List<Aware> silences,
        List<Written> lines,
        Optional<Form> line,
        Optional<Form> readBack,
        Optional<Accepted> accepted,
        Optional<Closing> closing,
        String draft) {

    /** An incident; {@code mark} says in a word or two what must not be missed, may be empty. */
    public record Patient(
            String number,
            String path,
            int priority,
            String title,
            String stands,
            Optional<Instant> dueAt,
            String mark) {}

    /** Somebody who hands over and is not relieved; {@code release} is where a lead lets them go. */
    public record Stayer(String name, String release) {}

    /** Something to do; {@code who} may be empty. */
    public record Todo(String number, String path, String what, String who, Optional<Instant> dueAt) {}

    /** The soonest, and what is folded away behind them; {@code more} says so where their own lists hold still more. */
    public record Duties(List<Due> soonest, List<Due> later, String more) {

        public static final Duties NONE = new Duties(List.of(), List.of(), "");
    }

    /** Something that is no ticket's; {@code late}: it was due and is not done. */
    public record Due(String what, String detail, String path, Instant at, boolean late) {}

    /** Something that fires since, or is silenced until; {@code number} may be empty. */
    public record Aware(String number, String what, Instant at) {}

    /** A line of the outgoing; a note without a condition. {@code remove} is where it is taken off, empty when it cannot be. */
    public record Written(String condition, String words, String by, Instant at, String remove) {}

    /** What the shift is accounted for with; {@code mayClose}: the outgoing looks, and has not signed. */
    public record Closing(
            List<Item> items, boolean mayClose, String signedBy, Optional<Instant> signedAt, List<String> problems) {

        /** One thing of the shift; {@code byItself}: nothing is left to say of it. */
        public record Item(String key, String kind, String what, String path, boolean byItself, String word) {}
    }

    /** The read-back, when, and how complete the whole was. */
    public record Accepted(String by, Instant at, String readBack, String completeness) {}
}
