package org.nightdesk.heartbeat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Bell;
import org.nightdesk.heartbeat.Alarm.Matter;
import org.nightdesk.heartbeat.Alarm.Said;
import org.nightdesk.heartbeat.Course.State;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.IntegrationDraft;
import org.nightdesk.signal.Integrations;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What must call in time, such as a backup, a batch job, or a Prometheus that is to be alive. Agents and above keep them. */
@Component
@Transactional
public class Heartbeats {

    /** The live topic of who was heard. */
    static final String TOPIC = "heartbeats";

    /** The kind of the integration that they speak for. */
    public static final String KIND = "heartbeat";

    private final HeartbeatStore store;
    private final PingStore pings;
    private final Alarm alarm;
    private final Integrations integrations;
    private final Services services;
    private final Timeline timeline;
    private final Bell bell;

    Heartbeats(
            HeartbeatStore store,
            PingStore pings,
            Alarm alarm,
            Integrations integrations,
            Services services,
            Timeline timeline,
            Bell bell) {
        this.store = store;
        this.pings = pings;
        this.alarm = alarm;
        this.integrations = integrations;
        this.services = services;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** Those of these services that were missed, or said that they failed, in the span; the first first. */
    @Transactional(readOnly = true)
    public List<Missed> missed(Collection<ServiceId> about, Instant from, Instant until, int most) {
        return about.isEmpty() ? List.of() : pings.missed(about, from, until, most);
    }

    /** When it last said that it worked; empty when it was never heard, and when the last was a failure. */
    @Transactional(readOnly = true)
    public Optional<Instant> lastWorked(HeartbeatId id) {
        return store.find(id)
                .map(Heartbeat::course)
                .filter(course -> course.state() == State.UP)
                .flatMap(Course::lastAt);
    }

    /** What they are called, by name, at most so many. */
    @Transactional(readOnly = true)
    public Map<HeartbeatId, String> names(int most) {
        return store.names(most);
    }

    /** Throws NotFound when there is none, or it was taken away. */
    @Transactional(readOnly = true)
    Heartbeat heartbeat(HeartbeatId id) {
        return store.find(id).orElseThrow(() -> new NotFound("heartbeat " + id.value()));
    }

    @Transactional(readOnly = true)
    List<Heartbeat> after(long id, int most) {
        return store.after(id, most);
    }

    /** Refused when its name is taken, or a value is wrong. */
    Heartbeat create(HeartbeatDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        services.service(draft.service());
        return create(draft, sender(now), HeartbeatDraft.slug(draft.name()), viewer, now);
    }

    /** As {@link #create(HeartbeatDraft, Viewer, Instant)}, for one integration and under a short name of the sender's own. */
    Heartbeat create(HeartbeatDraft draft, Integration sender, String slug, Viewer viewer, Instant now) {
        HeartbeatId id =
                store.insert(draft, sender.id(), UUID.randomUUID(), slug, now).orElseThrow(() -> taken(draft));
        return recorded(id, "created", viewer, now);
    }

    /** Refused as {@link #create(HeartbeatDraft, Viewer, Instant)}. What it is waited for is reckoned anew. */
    Heartbeat change(HeartbeatId id, HeartbeatDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        services.service(draft.service());
        Heartbeat before = locked(id);
        if (!store.update(id, draft, HeartbeatDraft.slug(draft.name()))) {
            throw taken(draft);
        }
        Heartbeat changed = heartbeat(id);
        if (!before.plan().expected().equals(draft.expected())
                && changed.course().state() == State.UP) {
            changed = changed.with(changed.course()
                    .due(changed.course().lastAt().map(last -> later(draft.expected(), last, now))));
        }
        store.save(changed);
        return recorded(id, "changed", viewer, now);
    }

    // What was not expected before the change is not missed by it.
    private static Instant later(Expected expected, Instant last, Instant now) {
        Instant due = expected.next(last);
        return due.isBefore(now) ? expected.next(now) : due;
    }

    /** It is not waited for until it is resumed; an alert of it is over. */
    Heartbeat pause(HeartbeatId id, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        Heartbeat before = locked(id);
        over(before, "Paused", now);
        store.save(before.with(before.course().paused()));
        return recorded(id, "paused", viewer, now);
    }

    /** Expected from now on. Nothing when it is not paused. */
    Heartbeat resume(HeartbeatId id, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        Heartbeat before = locked(id);
        if (before.course().state() != State.PAUSED) {
            return before;
        }
        Optional<Instant> due =
                before.course().lastAt().map(heard -> before.plan().expected().next(now));
        store.save(before.with(before.course().resumed(due)));
        return recorded(id, "resumed", viewer, now);
    }

    /** Its address is dead from now on; an alert of it is over. What was missed stays known. */
    void remove(HeartbeatId id, Viewer viewer, Instant now) {
        viewer.needs(Role.AGENT);
        Heartbeat before = locked(id);
        over(before, "Taken away", now);
        store.remove(id, now);
        record(before, "removed", viewer, now);
    }

    private void over(Heartbeat heartbeat, String why, Instant now) {
        if (heartbeat.course().unheardAt().isPresent()) {
            alarm.say(List.of(Said.over(heartbeat, Matter.UNHEARD, now)), now);
        }
        if (heartbeat.course().state() == State.DOWN) {
            var ticket = alarm.say(List.of(Said.over(heartbeat, Matter.DOWN, now)), now);
            pings.flipped(heartbeat.id(), false, why, ticket.getFirst(), now);
        }
    }

    private Heartbeat locked(HeartbeatId id) {
        return store.lock(id).orElseThrow(() -> new NotFound("heartbeat " + id.value()));
    }

    /** The integration that new ones speak for: the first of the kind, made when there is none. */
    Integration sender(Instant now) {
        return integrations.all().stream()
                .filter(one -> one.kind().equals(KIND))
                .min(java.util.Comparator.comparingLong(one -> one.id().value()))
                .orElseGet(() -> integrations.create(
                        new IntegrationDraft(
                                KIND, "Heartbeats", services.catchAll().id(), true, 60, List.of("heartbeat")),
                        Viewer.system(),
                        now));
    }

    private Heartbeat recorded(HeartbeatId id, String verb, Viewer viewer, Instant now) {
        Heartbeat heartbeat = heartbeat(id);
        record(heartbeat, verb, viewer, now);
        return heartbeat;
    }

    private void record(Heartbeat heartbeat, String verb, Viewer viewer, Instant now) {
        timeline.append(Entry.internal(
                heartbeat.id().subject(),
                now,
                viewer.actor(),
                verb,
                heartbeat.name() + ", " + heartbeat.plan().expected().words(),
                Map.of()));
        bell.ring(TOPIC);
    }

    private static Refused taken(HeartbeatDraft draft) {
        return Refused.invalid(
                "name", "There is already a heartbeat called \"" + draft.name() + "\". Choose another name.");
    }
}
