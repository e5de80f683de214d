package org.nightdesk.change;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.freeze.FreezeWindow;
import org.nightdesk.freeze.Freezes;
import org.nightdesk.freeze.Target;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a change is agreed to and done, step by step. Each step is refused with what to do first when it is not its turn. */
@Component
@Transactional
class ChangeCourse {

    private final Changes changes;
    private final ChangeStore store;
    private final ChangeParts parts;
    private final ChangeNews news;
    private final Freezes freezes;

    ChangeCourse(Changes changes, ChangeStore store, ChangeParts parts, ChangeNews news, Freezes freezes) {
        this.changes = changes;
        this.store = store;
        this.parts = parts;
        this.news = news;
        this.freezes = freezes;
    }

    /** It is ready. A standard change was agreed to once for all; of an emergency the leads are told at once. */
    Change submit(ChangeId id, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        Change change = expect(id, Set.of(ChangeState.DRAFT), "submitted");
        store.state(id, change.kind() == ChangeKind.STANDARD ? agreed(change) : ChangeState.SUBMITTED);
        changes.record(id, "submitted", "", viewer.actor(), now);
        if (change.kind() == ChangeKind.EMERGENCY) {
            news.emergency(change, viewer, now);
        }
        return changes.change(id);
    }

    /**
     * Somebody else agrees to this edition, or sends it back with a word. Agents and above; leads where the risk is high. Refused to its author, to who wrote
     * this edition and to who made the token that did, which the database does too; a program may only send it back.
     */
    Change say(ChangeId id, boolean agreed, String word, Viewer viewer, Instant now) {
        Change change = changes.lock(id);
        viewer.needs(change.risk() == Risk.HIGH ? Role.LEAD : Role.AGENT);
        if (!change.wantsApproval()) {
            throw Refused.conflict("It is " + change.state().said() + ": nobody is asked now.");
        }
        changes.partial(change, viewer.actor()).ifPresent(why -> {
            throw Refused.conflict(why);
        });
        if (agreed && !viewer.actor().isPerson()) {
            throw Refused.conflict(
                    "A person agrees, not a program: do it on the change’s page, or with a token of your own from your profile.");
        }
        if (!agreed && word.isBlank()) {
            throw Refused.invalid("word", "Say what is missing.");
        }
        parts.said(change, Changes.author(viewer.actor()), agreed, word.strip(), now);
        if (change.state() == ChangeState.SUBMITTED) {
            store.state(id, agreed ? agreed(change) : ChangeState.DRAFT);
        }
        changes.record(id, agreed ? "approved" : "refused", word.strip(), viewer.actor(), now);
        news.said(change, agreed, word.strip(), viewer, now);
        return changes.change(id);
    }

    private static ChangeState agreed(Change change) {
        return change.planned().isPresent() ? ChangeState.SCHEDULED : ChangeState.APPROVED;
    }

    /**
     * It begins. Refused while nobody has agreed, unless it is an emergency, and in a freeze, unless the viewer may break that and says why ({@code why},
     * which is kept).
     */
    Change start(ChangeId id, String why, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        Change change = changes.lock(id);
        if (!change.mayStart()) {
            throw Refused.conflict("It is " + change.state().said() + ". " + before(change));
        }
        Optional<FreezeWindow> freeze =
                freezes.at(new Target(change.services(), Set.of(change.environment()), Set.of()), now);
        freeze.ifPresent(window -> refuseUnlessBroken(window, why, viewer));
        store.start(id, freeze.isPresent() ? why.strip() : "", now);
        changes.record(id, "started", freeze.isPresent() ? "Breaks a freeze: " + why.strip() : "", viewer.actor(), now);
        return changes.change(id);
    }

    private static String before(Change change) {
        return switch (change.state()) {
            case DRAFT -> "Submit it first.";
            case SUBMITTED -> "Somebody else has to agree first.";
            default -> "It does not begin again.";
        };
    }

    private static void refuseUnlessBroken(FreezeWindow freeze, String why, Viewer viewer) {
        if (!freeze.mayBreak(viewer)) {
            throw Refused.conflict(freeze.sentence());
        }
        if (why.isBlank()) {
            throw Refused.invalid("why", freeze.sentence() + " You may: say why it cannot wait.");
        }
    }

    /** A point of its plan is done. Nothing when it was ticked before. Refused while it is not in progress. */
    Change tick(ChangeId id, int position, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        Change change = expect(id, Set.of(ChangeState.IN_PROGRESS), "worked on");
        if (parts.tick(id, position, viewer.actor().name(), now)) {
            changes.record(id, "ticked", change.points().get(position - 1).text(), viewer.actor(), now);
        }
        return changes.change(id);
    }

    /** It is over; {@code worked}: as it was meant. Refused without a word on what came of it, and when points are left that nobody ticked although it worked. */
    Change end(ChangeId id, boolean worked, String result, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        Change change = expect(id, Set.of(ChangeState.IN_PROGRESS), "ended");
        if (result.isBlank()) {
            throw Refused.invalid("result", "Say in a sentence what came of it.");
        }
        if (worked && change.pointsLeft()) {
            throw Refused.conflict("Points of its plan are not ticked. Do them, or say that it failed.");
        }
        store.end(id, worked ? ChangeState.DONE : ChangeState.FAILED, result.strip(), now);
        changes.record(id, worked ? "done" : "failed", result.strip(), viewer.actor(), now);
        return changes.change(id);
    }

    /** It is not done after all. Refused once it has begun. */
    Change withdraw(ChangeId id, String why, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        expect(id, ChangeState.AHEAD, "withdrawn");
        store.end(id, ChangeState.WITHDRAWN, why.strip(), now);
        changes.record(id, "withdrawn", why.strip(), viewer.actor(), now);
        return changes.change(id);
    }

    private Change expect(ChangeId id, Set<ChangeState> states, String verb) {
        Change change = changes.lock(id);
        if (!states.contains(change.state())) {
            throw Refused.conflict("It is " + change.state().said() + " and cannot be " + verb + ".");
        }
        return change;
    }
}
