package org.nightdesk.trainee;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who goes along with those on call, and who of them may answer. */
@Component
public class Trainees {

    private static final String TOPIC = "schedules";

    private final SignOffStore store;
    private final Schedules schedules;
    private final People people;
    private final Timeline timeline;
    private final Bell bell;

    Trainees(SignOffStore store, Schedules schedules, People people, Timeline timeline, Bell bell) {
        this.store = store;
        this.schedules = schedules;
        this.people = people;
        this.timeline = timeline;
        this.bell = bell;
    }

    /** The first of these schedules in which the person is in training and not signed off; empty when they may answer. */
    public Optional<ScheduleId> notYetIn(Collection<ScheduleId> asked, PersonId person, Instant now) {
        Set<ScheduleId> learning = asked.isEmpty() ? Set.of() : schedules.learning(person, now);
        if (learning.isEmpty()) {
            return Optional.empty();
        }
        Set<ScheduleId> signed = store.schedulesOf(person);
        return asked.stream()
                .filter(schedule -> learning.contains(schedule) && !signed.contains(schedule))
                .findFirst();
    }

    /** Those of the plan that counts now, in the order of the layers. Throws NotFound when there is no such schedule. */
    List<Trainee> of(ScheduleId schedule, Instant now) {
        List<PersonId> ids = ids(schedule, now);
        Map<PersonId, String> names = people.names(ids);
        Map<PersonId, SignOff> signed = store.of(schedule);
        return ids.stream()
                .map(id -> new Trainee(
                        id, names.getOrDefault(id, "Somebody who left"), Optional.ofNullable(signed.get(id))))
                .toList();
    }

    private List<PersonId> ids(ScheduleId schedule, Instant now) {
        return schedules.schedule(schedule, now).layers().stream()
                .filter(Layer::shadow)
                .flatMap(layer -> layer.people().stream())
                .distinct()
                .toList();
    }

    /** From now on they may answer pages of this schedule. Twice changes nothing. Refused for oneself. Leads only. */
    @Transactional
    void signOff(ScheduleId schedule, PersonId person, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        if (viewer.actor().isPerson() && viewer.actor().id() == person.value()) {
            throw Refused.conflict("Nobody signs themselves off. Ask another lead.");
        }
        if (!ids(schedule, now).contains(person)) {
            throw new NotFound("trainee " + person.value() + " of schedule " + schedule.value());
        }
        if (store.put(schedule, person, viewer.actor().name(), now)) {
            record(schedule, person, "signed-off", viewer, now);
        }
    }

    /** They go along again, and answer no more. Throws NotFound when they were not signed off. Leads only. */
    @Transactional
    void takeBack(ScheduleId schedule, PersonId person, Viewer viewer, Instant now) {
        viewer.needs(Role.LEAD);
        if (!store.delete(schedule, person)) {
            throw new NotFound("sign-off of " + person.value() + " in schedule " + schedule.value());
        }
        record(schedule, person, "sign-off-withdrawn", viewer, now);
    }

    private void record(ScheduleId schedule, PersonId person, String verb, Viewer viewer, Instant now) {
        String name = people.names(List.of(person)).getOrDefault(person, "");
        timeline.append(
                Entry.internal(schedule.subject(), now, viewer.actor(), verb, name, Map.of("person", person.value())));
        bell.ring(TOPIC);
    }
}
