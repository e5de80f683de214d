package org.nightdesk.rota;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nightdesk.engine.Checkup;
import org.nightdesk.people.People;
import org.springframework.stereotype.Component;

/** Whether somebody is on call by every schedule that pages anybody, now and for a week. */
@Component
class RotaCheckup implements Checkup {

    private static final Duration AHEAD = Duration.ofDays(7);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final Schedules schedules;
    private final People people;
    private final ScheduleUse use;

    RotaCheckup(Schedules schedules, People people, ScheduleUse use) {
        this.schedules = schedules;
        this.people = people;
        this.use = use;
    }

    @Override
    public List<Finding> examine(Instant now) {
        List<Schedule> used = schedules.all(now).stream()
                .filter(schedule -> !use.users(schedule.id()).isEmpty())
                .toList();
        List<Finding> troubles = used.stream()
                .flatMap(schedule -> Stream.concat(gap(schedule, now).stream(), gone(schedule).stream()))
                .toList();
        if (!troubles.isEmpty()) {
            return troubles;
        }
        String finding = used.isEmpty()
                ? "No policy pages a schedule."
                : "Somebody is on call by every schedule that is paged, for a week.";
        return List.of(new Finding("rota", Level.OK, finding, ""));
    }

    private List<Finding> gap(Schedule schedule, Instant now) {
        return schedules.gaps(schedule.id(), now, now.plus(AHEAD)).stream()
                .limit(1)
                .map(gap -> finding(schedule, gap, now))
                .toList();
    }

    // Paging passes over whoever has left; that is a gap which no lane shows.
    private List<Finding> gone(Schedule schedule) {
        return schedule.layers().stream()
                .flatMap(layer -> layer.people().stream())
                .distinct()
                .flatMap(id -> people.find(id).stream())
                .filter(person -> !person.active())
                .map(person -> new Finding(
                        "rota",
                        Level.WARNING,
                        person.name() + " has left, and still takes turns in " + schedule.name() + ".",
                        "Change the schedule on the page On call."))
                .toList();
    }

    private static Finding finding(Schedule schedule, Span gap, Instant now) {
        String until = MOMENT.format(gap.until().atZone(schedule.zone())) + " " + schedule.zone();
        if (gap.contains(now)) {
            return new Finding(
                    "rota",
                    Level.BROKEN,
                    "Nobody is on call now by " + schedule.name() + ", until " + until + ".",
                    "Cover the shift on the page On call.");
        }
        return new Finding(
                "rota",
                Level.WARNING,
                "Nobody is on call by " + schedule.name() + " from "
                        + MOMENT.format(gap.from().atZone(schedule.zone())) + " to " + until + ".",
                "Fill the gap on the page On call.");
    }
}
