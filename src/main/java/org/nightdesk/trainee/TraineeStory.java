package org.nightdesk.trainee;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.engine.Story;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.Schedule;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo's trainees: two of other teams go along with a team's developers, and one of them is signed off. */
@Component
class TraineeStory implements Story {

    private static final String DEVELOPERS = " developers";
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Schedules schedules;
    private final Trainees trainees;
    private final People people;

    TraineeStory(Schedules schedules, Trainees trainees, People people) {
        this.schedules = schedules;
        this.trainees = trainees;
        this.people = people;
    }

    @Override
    public int chapter() {
        return 4;
    }

    @Override
    @Transactional
    public void tell(Instant now) {
        Instant then = now.minus(Duration.ofHours(20));
        schedules.all(now).stream()
                .filter(schedule -> schedule.name().endsWith(DEVELOPERS))
                .findFirst()
                .ifPresent(schedule -> tell(schedule, then));
    }

    private void tell(Schedule schedule, Instant then) {
        Set<PersonId> turns = schedule.layers().stream()
                .flatMap(layer -> layer.people().stream())
                .collect(Collectors.toSet());
        List<PersonId> learning = people.staff().stream()
                .filter(person -> person.role() == Role.RESPONDER || person.role() == Role.AGENT)
                .map(Person::id)
                .filter(id -> !turns.contains(id))
                .limit(2)
                .toList();
        if (learning.size() < 2) {
            return;
        }
        LocalDate monday = LocalDate.ofInstant(then, schedule.zone()).with(DayOfWeek.MONDAY);
        Rotation weekly =
                new Rotation(1, Rotation.Unit.WEEKS, MORNING, DayOfWeek.MONDAY.getValue(), monday.atStartOfDay());
        List<Layer> layers = Stream.concat(
                        schedule.layers().stream(), Stream.of(new Layer(weekly, learning, List.of(), true)))
                .toList();
        schedules.change(
                schedule.id(),
                new ScheduleDraft(schedule.name(), schedule.description(), schedule.zone(), layers),
                Viewer.system(),
                then);
        trainees.signOff(schedule.id(), learning.getFirst(), Viewer.system(), then);
    }
}
