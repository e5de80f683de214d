package org.nightdesk.rota;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is on call, at every instant. */
@Component
public class Schedules {

    private static final String TOPIC = "schedules";

    private final ScheduleStore store;
    private final OverrideStore overrides;
    private final ScheduleCheck check;
    private final Contradictions contradictions;
    private final ScheduleUse use;
    private final ObjectProvider<NotRelieved> notRelieved;
    private final Timeline timeline;
    private final Bell bell;

    Schedules(
            ScheduleStore store,
            OverrideStore overrides,
            ScheduleCheck check,
            Contradictions contradictions,
            ScheduleUse use,
            ObjectProvider<NotRelieved> notRelieved,
            Timeline timeline,
            Bell bell) {
        this.store = store;
        this.overrides = overrides;
        this.check = check;
        this.contradictions = contradictions;
        this.use = use;
        this.notRelieved = notRelieved;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** Who is on call at this instant, overrides applied, and then whoever has not been relieved; empty is a gap, or an unknown schedule. */
    public List<PersonId> onCall(ScheduleId id, Instant at) {
        return roster(id, moment(at))
                .map(roster -> Stream.concat(roster.onCall(at).stream(), staying(id, at).stream())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /** Whose shift is over and who is on call all the same, because nobody has taken over from them yet; by what is known now. */
    public List<PersonId> staying(ScheduleId id, Instant at) {
        return notRelieved.stream().flatMap(each -> each.of(id, at).stream()).toList();
    }

    /** As {@link #staying(ScheduleId, Instant)}, by schedule. */
    public Map<ScheduleId, List<PersonId>> staying(Instant at) {
        return notRelieved.stream()
                .flatMap(each -> each.all(at).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    /** How long each stayed on so, as far as it lies in the span and before {@code now}; not among the {@link #shifts}. */
    public List<Shift> stayed(ScheduleId id, Span span, Instant now) {
        return notRelieved.stream()
                .flatMap(each -> each.stayed(id, span, now).stream())
                .toList();
    }

    /** The shifts that touch the span, in order, overrides applied, cut to the span. */
    public List<Shift> shifts(ScheduleId id, Instant from, Instant until) {
        return coverage(id, new Span(from, until)).shifts();
    }

    /** The shifts as the rotation alone would have them. */
    public List<Shift> planned(ScheduleId id, Instant from, Instant until) {
        return coverage(id, new Span(from, until)).planned();
    }

    /** The parts of the span in which nobody is on call, in order. */
    public List<Span> gaps(ScheduleId id, Instant from, Instant until) {
        return coverage(id, new Span(from, until)).gaps();
    }

    /** All of these at once; of an unknown schedule one gap. */
    public Coverage coverage(ScheduleId id, Span span) {
        return roster(id, span)
                .map(roster -> roster.coverage(span))
                .orElseGet(() -> new Coverage(List.of(), List.of(), List.of(), List.of(span)));
    }

    /** The trainees who go along at this instant with whoever is on call; nobody of them is. */
    public List<PersonId> shadows(ScheduleId id, Instant at) {
        return roster(id, moment(at)).map(roster -> roster.shadows(at)).orElse(List.of());
    }

    /** The schedules in whose present plan this person is a trainee and nothing else. */
    public Set<ScheduleId> learning(PersonId person, Instant now) {
        return store.learning(person, now);
    }

    /** All schedules, id to name, by name. */
    public Map<ScheduleId, String> names() {
        return store.names();
    }

    /** The escalation policies that page whoever is on call by it; empty: it wakes nobody. */
    public List<ScheduleUse.User> users(ScheduleId id) {
        return use.users(id);
    }

    /** The schedules by which one of these people is on call now and then, by plan or override, now or before. */
    public List<ScheduleId> naming(Collection<PersonId> people) {
        return store.naming(people);
    }

    /** The plan that counts at {@code now}. Throws NotFound when there is no such schedule. */
    public Schedule schedule(ScheduleId id, Instant now) {
        ScheduleStore.Head head = head(id);
        List<Layer> layers = store.layers(id, moment(now)).stream()
                .map(Roster.Planned::layer)
                .toList();
        return new Schedule(id, head.name(), head.description(), head.zone(), layers, head.version());
    }

    /** By name, each with the plan that counts at {@code now}. */
    public List<Schedule> all(Instant now) {
        return store.all().stream().map(head -> schedule(head.id(), now)).toList();
    }

    /** Counts for the past as well. Refused when a value is wrong or the name is taken. Leads only. */
    @Transactional
    public Schedule create(ScheduleDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        check.refuseIfWrong(draft);
        ScheduleId id = unlessTaken(() -> store.insert(draft));
        insertLayers(id, draft, Optional.empty());
        record(id, "created", "", Map.of("name", draft.name()), viewer, now);
        return schedule(id, now);
    }

    /** The new plan counts from {@code now}; who was on call before stays as it was. Refused as in {@link #create}. */
    @Transactional
    public Schedule change(ScheduleId id, ScheduleDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        Schedule before = schedule(id, now);
        check.refuseIfWrong(draft);
        unlessTaken(() -> {
            store.update(id, draft);
            return id;
        });
        if (!before.layers().equals(draft.layers()) || !before.zone().equals(draft.zone())) {
            store.closeLayers(id, now);
            insertLayers(id, draft, Optional.of(now));
        }
        record(id, "changed", "", Map.of("name", draft.name()), viewer, now);
        return schedule(id, now);
    }

    /** Refused while an escalation policy names it. Leads only. */
    @Transactional
    public void delete(ScheduleId id, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        String name = head(id).name();
        List<ScheduleUse.User> users = use.users(id);
        if (!users.isEmpty()) {
            String names = users.stream().map(user -> "“" + user.name() + "”").collect(Collectors.joining(" and "));
            throw Refused.conflict("Paged by " + names + ". Take it out of there first.");
        }
        store.delete(id);
        record(id, "deleted", "", Map.of("name", name), viewer, now);
    }

    /** The overrides that touch the span, in the order they were made. */
    public List<ShiftOverride> overrides(ScheduleId id, Instant from, Instant until) {
        return overrides.touching(id, new Span(from, until));
    }

    /** Throws NotFound when there is none. */
    public ShiftOverride override(OverrideId id) {
        return overrides.find(id).orElseThrow(() -> new NotFound("override " + id.value()));
    }

    /**
     * Any responder may: who is tired at 03:00 must not look for a lead. Refused when a value is wrong, and when one that is there says otherwise:
     * it gives the same place to somebody else, or takes off whom this one puts on, or the other way round. What is there already is
     * not made a second time. Whom an override put on may hand on. Two that are made at once wait for each other.
     */
    @Transactional
    public ShiftOverride override(OverrideDraft draft, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        ScheduleStore.Head head = store.lock(draft.schedule())
                .orElseThrow(() -> new NotFound("schedule " + draft.schedule().value()));
        check.refuseIfWrong(draft);
        Span span = new Span(draft.from(), draft.until());
        Roster there = new Roster(head.id(), store.layers(head.id(), span), overrides.touching(head.id(), span));
        Optional<ShiftOverride> same =
                there.overrides().stream().filter(draft::isLike).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        contradictions.refuse(draft, there, head.zone());
        ShiftOverride made = override(overrides.insert(draft));
        record(draft.schedule(), "overridden", draft.reason(), facts(made), viewer, now);
        return made;
    }

    /**
     * As if it had never been made, from {@code now} on: who was on call by it until then stays so. Throws NotFound when there is none. Refused when its hours
     * are over, but for leads, who correct what was entered wrongly.
     */
    @Transactional
    public void withdraw(OverrideId id, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        ShiftOverride gone = override(id);
        Span hours = gone.span();
        if (!hours.until().isAfter(now) && !viewer.may(Role.LEAD)) {
            throw Refused.conflict(
                    "These hours are over. Who was on call in them stays as it was; a lead corrects it.");
        }
        if (hours.contains(now) && hours.from().isBefore(now)) {
            overrides.end(id, now);
        } else {
            overrides.delete(id);
        }
        record(gone.schedule(), "restored", "", facts(gone), viewer, now);
    }

    /** As {@link #withdraw}, and nothing when somebody has taken it back already. */
    @Transactional
    public void withdrawIfThere(OverrideId id, Viewer viewer, Instant now) {
        if (overrides.find(id).isPresent()) {
            withdraw(id, viewer, now);
        }
    }

    /**
     * Until the caller's transaction ends, nobody else who asks for this changes the schedule: what is looked up now, such as whose shift it
     * is, still holds when the override is written. Throws NotFound when there is no such schedule.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(ScheduleId id) {
        if (store.lock(id).isEmpty()) {
            throw new NotFound("schedule " + id.value());
        }
    }

    private Optional<Roster> roster(ScheduleId id, Span span) {
        return store.find(id).map(head -> new Roster(id, store.layers(id, span), overrides.touching(id, span)));
    }

    // The least that PostgreSQL tells apart.
    private static Span moment(Instant at) {
        return new Span(at, at.plus(1, ChronoUnit.MICROS));
    }

    private ScheduleStore.Head head(ScheduleId id) {
        return store.find(id).orElseThrow(() -> new NotFound("schedule " + id.value()));
    }

    private void insertLayers(ScheduleId id, ScheduleDraft draft, Optional<Instant> validFrom) {
        for (int i = 0; i < draft.layers().size(); i++) {
            store.insertLayer(id, i, draft.layers().get(i), draft.zone(), validFrom);
        }
    }

    private void record(ScheduleId id, String verb, String text, Map<String, ?> facts, Viewer viewer, Instant now) {
        timeline.append(Entry.internal(id.subject(), now, viewer.actor(), verb, text, facts));
        bell.ring(TOPIC);
    }

    private static Map<String, ?> facts(ShiftOverride override) {
        return Map.of(
                "override", override.id().value(),
                "kind", override.kind().name(),
                "person", override.person().map(PersonId::value).orElse(0L),
                "replaces", override.replaces().map(PersonId::value).orElse(0L),
                "from", override.span().from().toString(),
                "until", override.span().until().toString());
    }

    private static ScheduleId unlessTaken(Supplier<ScheduleId> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Refused.invalid("name", "Another schedule has this name. Choose another.");
        }
    }
}
