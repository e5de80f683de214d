package org.nightdesk.automation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.nightdesk.macro.Step;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;

/** A rule. {@code most} times an hour on one ticket; {@code problem} is why its words are not understood any more, or empty. */
record Rule(long id, int rank, boolean active, RuleDraft draft, Instant since, String problem) {

    String name() {
        return draft.name();
    }

    List<Step> steps() {
        return draft.steps();
    }

    /** As whom it acts: as itself, and it sees all that staff see. */
    Viewer viewer() {
        return new Viewer(
                new Actor(Actor.Kind.SYSTEM, 0, "Rule “" + name() + "”"),
                Role.ADMINISTRATOR,
                Set.of(Viewer.STAFF, "public"));
    }

    String text() {
        return "rul_" + id;
    }

    Subject subject() {
        return Subject.of("rule", id);
    }

    static long id(String text) {
        if (!text.matches("rul_[1-9][0-9]{0,17}")) {
            throw new NotFound("rule " + text);
        }
        return Long.parseLong(text.substring(4));
    }
}
