package org.nightdesk.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs of drills. All who work here see them, agents plan and lead them, a lead who did not lead one signs it. What was measured is never typed over: a
 * correction is a further drill or a finding.
 */
@Component
class RecoveryDrills {

    /** How long our own restore may take before it counts as failed: the node that ran it is gone. */
    static final Duration PATIENCE = Duration.ofHours(12);

    private static final int LONGEST = 4_000;

    private final RecoveryStore store;
    private final People people;
    private final Services services;
    private final Timeline timeline;

    RecoveryDrills(RecoveryStore store, People people, Services services, Timeline timeline) {
        this.store = store;
        this.people = people;
        this.services = services;
        this.timeline = timeline;
    }

    RecoveryDrill drill(long id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id).orElseThrow(() -> new NotFound("recovery drill " + id));
    }

    /** The newest first. */
    List<RecoveryDrill> newest(int most, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.newest(most);
    }

    List<Finding> findings(RecoveryDrill drill) {
        return store.findings(drill.id());
    }

    /** {@code leader} leads it. Our own backup is for administrators. Refused, naming the fields, when something does not do. */
    @Transactional
    public RecoveryDrill plan(DrillPlan typed, PersonId leader, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        DrillPlan plan = typed.checked();
        if (plan.service().isEmpty()) {
            by.needs(Role.ADMINISTRATOR);
        }
        plan.service().ifPresent(services::service);
        ofUs("leader", leader);
        long id = store.insert(plan, leader);
        return recorded(id, "planned", plan.scenario(), by, now);
    }

    /** The clock runs from now. For whoever leads it. */
    @Transactional
    public RecoveryDrill declare(long id, Viewer by, Instant now) {
        RecoveryDrill drill = led(id, by);
        must(drill, RecoveryDrill.State.PLANNED, "It was declared already.");
        store.declare(id, now, drill.isOwn() ? Optional.of(now.plus(PATIENCE)) : Optional.empty());
        return recorded(id, "declared", drill.scenario(), by, now);
    }

    /**
     * It works again, and {@code checked} says by which business check: that it started is none. {@code newest} is the newest record that is there, as it was
     * written down. Our own restore tells this itself.
     */
    @Transactional
    public RecoveryDrill verify(long id, String checked, Optional<Instant> newest, Viewer by, Instant now) {
        RecoveryDrill drill = led(id, by);
        must(drill, RecoveryDrill.State.RUNNING, "It is not under way.");
        if (drill.isOwn()) {
            throw Refused.conflict("This one tells by itself how it went.");
        }
        if (checked.isBlank() || checked.length() > LONGEST) {
            throw Refused.invalid(
                    "checked",
                    "Say what was checked: an order placed, a balance compared. That it started is no check.");
        }
        if (newest.isEmpty()) {
            throw Refused.invalid("newest", "Say when the newest record was written that is there now.");
        }
        if (newest.get().isAfter(now)) {
            throw Refused.invalid(
                    "newest", "That is still to come. Say when the newest record was written that is there.");
        }
        store.end(id, true, checked.strip(), newest, false, now);
        return recorded(id, "verified", checked.strip(), by, now);
    }

    /** It works again since that run was verified, and what it read says how much was lost: nothing of it is typed. {@code checked} may add what else was looked at. */
    @Transactional
    public RecoveryDrill verify(long id, ByRun.Measured by, String checked, Viewer viewer, Instant now) {
        RecoveryDrill drill = led(id, viewer);
        must(drill, RecoveryDrill.State.RUNNING, "It is not under way.");
        if (checked.length() > LONGEST - by.said().length() - 1) {
            throw Refused.invalid("checked", "Say it in fewer letters.");
        }
        String said = (by.said() + " " + checked.strip()).strip();
        store.end(id, true, said, Optional.of(by.newest()), true, by.worksSince());
        return recorded(id, "verified", said, viewer, now);
    }

    /** It did not work, because. */
    @Transactional
    public RecoveryDrill fail(long id, String why, Viewer by, Instant now) {
        RecoveryDrill drill = led(id, by);
        must(drill, RecoveryDrill.State.RUNNING, "It is not under way.");
        if (why.isBlank() || why.length() > LONGEST) {
            throw Refused.invalid("checked", "Say what did not work.");
        }
        store.end(id, false, why.strip(), Optional.empty(), false, now);
        return recorded(id, "failed", why.strip(), by, now);
    }

    /** What our own restore came to; nothing when it was given up meanwhile. */
    @Transactional
    public void told(long id, boolean works, String checked, Optional<Instant> newest, Instant now) {
        if (store.end(id, works, checked, newest, newest.isPresent(), now)) {
            recorded(id, works ? "verified" : "failed", checked, Viewer.system(), now);
        }
    }

    /** What went otherwise than planned and what customers felt, until it is signed. */
    @Transactional
    public RecoveryDrill describe(long id, String deviations, String effect, Viewer by, Instant now) {
        RecoveryDrill drill = led(id, by);
        if (drill.state() == RecoveryDrill.State.SIGNED) {
            throw Refused.conflict("It is signed. Write a finding.");
        }
        if (deviations.length() > LONGEST || effect.length() > LONGEST) {
            throw Refused.invalid("deviations", "That is too long: at most 4,000 letters.");
        }
        store.told(id, deviations.strip(), effect.strip());
        return recorded(id, "described", "", by, now);
    }

    /** It taught something. Also after it was signed. */
    @Transactional
    public RecoveryDrill find(long id, String text, PersonId owner, LocalDate due, Viewer by, Instant now) {
        by.needs(Role.AGENT);
        drill(id, by);
        if (text.isBlank() || text.length() > LONGEST) {
            throw Refused.invalid("text", "Say what is to be done.");
        }
        ofUs("owner", owner);
        store.finding(id, text.strip(), owner, due);
        return recorded(id, "found", text.strip(), by, now);
    }

    /** Done, as {@code evidence} shows. */
    @Transactional
    public RecoveryDrill close(long id, long finding, String evidence, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        drill(id, by);
        if (evidence.isBlank() || evidence.length() > LONGEST) {
            throw Refused.invalid("evidence", "Say what shows that it is done.");
        }
        if (!store.close(id, finding, evidence.strip(), now)) {
            throw new NotFound("finding " + finding);
        }
        return recorded(id, "closed", evidence.strip(), by, now);
    }

    /** By a lead who did not lead it. */
    @Transactional
    public RecoveryDrill sign(long id, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        RecoveryDrill drill = store.lock(id).orElseThrow(() -> new NotFound("recovery drill " + id));
        if (drill.endedAt().isEmpty() || drill.state() == RecoveryDrill.State.SIGNED) {
            throw Refused.conflict(drill.endedAt().isEmpty() ? "It is not over." : "It is signed already.");
        }
        if (!by.actor().isPerson() || isLed(drill, by)) {
            throw Refused.conflict("Somebody who did not lead it signs it, and no token.");
        }
        store.sign(id, new PersonId(by.actor().id()), now);
        return recorded(id, "signed", drill.keptItsObjectives() ? "Objectives kept" : "Objectives missed", by, now);
    }

    private RecoveryDrill led(long id, Viewer by) {
        by.needs(Role.AGENT);
        RecoveryDrill drill = store.lock(id).orElseThrow(() -> new NotFound("recovery drill " + id));
        if (!isLed(drill, by) && !by.may(Role.LEAD)) {
            throw Refused.conflict("Somebody else leads it.");
        }
        return drill;
    }

    /** Whether the viewer leads it. */
    static boolean isLed(RecoveryDrill drill, Viewer by) {
        return by.actor().isPerson() && by.actor().id() == drill.ledBy().value();
    }

    private void ofUs(String field, PersonId id) {
        if (people.staff().stream().noneMatch(one -> one.id().equals(id))) {
            throw Refused.invalid(field, "Choose somebody who works here.");
        }
    }

    private static void must(RecoveryDrill drill, RecoveryDrill.State state, String otherwise) {
        if (drill.state() != state) {
            throw Refused.conflict(otherwise);
        }
    }

    private RecoveryDrill recorded(long id, String verb, String text, Viewer by, Instant now) {
        RecoveryDrill drill = store.find(id).orElseThrow();
        timeline.append(Entry.internal(
                drill.subject(),
                now,
                by.actor(),
                verb,
                text,
                Map.of("kind", drill.kind().word())));
        return drill;
    }
}
