package org.nightdesk.automation;

import java.util.List;
import org.nightdesk.macro.Step;

/** A rule to begin with: offered, never there by itself. It names nothing that an installation might not have. */
record Starter(RuleDraft draft) {

    static final List<Starter> ALL = List.of(
            of(
                    "Nobody takes a pressing one",
                    Event.STILL,
                    15,
                    "is:unanswered priority:P1,P2",
                    "tag: unanswered",
                    "note: Nobody has taken this for a quarter of an hour."),
            of("Called urgent", Event.OPENED, 0, "urgent", "urgency: high", "tag: urgent"),
            of("A change request", Event.OPENED, 0, "kind:change-request", "urgency: low", "tag: change"),
            of(
                    "A customer who does not answer",
                    Event.STILL,
                    4_320,
                    "state:on-hold waiting:customer",
                    "note: No word for three days. Ask again, or resolve it."),
            of(
                    "Open and still for a day",
                    Event.STILL,
                    1_440,
                    "state:open assignee:*",
                    "note: Nothing has happened here for a day. Is it still somebody’s?"));

    private static Starter of(String name, Event event, int minutes, String words, String... lines) {
        return new Starter(new RuleDraft(name, event, minutes, words, Step.parseAll(List.of(lines)), 1));
    }
}
