package org.nightdesk.rota;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.engine.Story;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Teams;
import org.nightdesk.rota.ShiftOverride.Kind;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The demo's rota: a first line that follows the sun over the two largest sites, a weekly rota of developers for each team, a
 * shift that changed hands, and one coming Sunday evening that nobody has.
 */
@Component
class RotaStory implements Story {

    private static final Duration HISTORY = Duration.ofDays(95);
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final int SHIFT_HOURS = 9;
    private static final int DAYS_AHEAD = 3;
    private static final String NO_DEVELOPERS = "Support";

    private final Schedules schedules;
    private final People people;
    private final Teams teams;

    RotaStory(Schedules schedules, People people, Teams teams) {
        this.schedules = schedules;
        this.people = people;
        this.teams = teams;
    }

    @Override
    public int chapter() {
        return 3;
    }

    @Override
    @Transactional
    public void tell(Instant now) {
        Instant then = now.minus(HISTORY);
        ScheduleId firstLine = firstLine(sites(), now, then);
        leaveAGap(firstLine, now);
        changeHands(firstLine, now);
        teams.names().forEach((team, name) -> {
            List<PersonId> members = teams.members(team);
            if (!name.equals(NO_DEVELOPERS) && !members.isEmpty()) {
                developers(name, members, then);
            }
        });
    }

    /** The people of the two largest sites, largest first; the second is the first again where there is only one. */
    private List<List<Person>> sites() {
        List<List<Person>> sites = people.staff().stream()
                .filter(person -> person.role() != Role.ADMINISTRATOR)
                .collect(Collectors.groupingBy(Person::zone))
                .values()
                .stream()
                .sorted(Comparator.comparing((List<Person> site) -> -site.size())
                        .thenComparing(site -> site.getFirst().zone().getId()))
                .toList();
        return List.of(sites.getFirst(), sites.get(Math.min(1, sites.size() - 1)));
    }

    // The second site by its day, the first by its day and, in turns, through its evening.
    private ScheduleId firstLine(List<List<Person>> sites, Instant now, Instant then) {
        ZoneId zone = sites.getFirst().getFirst().zone();
        LocalTime theirs = LocalDate.ofInstant(now, zone)
                .atTime(MORNING)
                .atZone(sites.getLast().getFirst().zone())
                .withZoneSameInstant(zone)
                .toLocalTime();
        LocalTime ours = theirs.plusHours(SHIFT_HOURS);
        LocalTime evening = ours.plusHours(SHIFT_HOURS);
        List<PersonId> first = ids(sites.getFirst());
        List<Layer> layers = List.of(
                layer(theirs, ours, ids(sites.getLast()), zone, then),
                layer(ours, evening, first, zone, then),
                layer(evening, theirs, first.reversed(), zone, then));
        ScheduleDraft draft =
                new ScheduleDraft("First line", "Follows the sun; wakes nobody who could sleep.", zone, layers);
        return schedules.create(draft, Viewer.system(), then).id();
    }

    private static List<PersonId> ids(List<Person> people) {
        return people.stream().map(Person::id).toList();
    }

    private static Layer layer(LocalTime from, LocalTime until, List<PersonId> people, ZoneId zone, Instant then) {
        Rotation weekly = new Rotation(
                1,
                Rotation.Unit.WEEKS,
                from,
                DayOfWeek.MONDAY.getValue(),
                LocalDate.ofInstant(then, zone).atStartOfDay());
        return new Layer(weekly, people, List.of(new Restriction(EnumSet.allOf(DayOfWeek.class), from, until)));
    }

    private void developers(String team, List<PersonId> members, Instant then) {
        ZoneId zone = people.person(members.getFirst()).zone();
        Rotation weekly = new Rotation(
                1,
                Rotation.Unit.WEEKS,
                MORNING,
                DayOfWeek.MONDAY.getValue(),
                LocalDate.ofInstant(then, zone).atStartOfDay());
        Layer layer = new Layer(weekly, members, List.of());
        schedules.create(
                new ScheduleDraft(team + " developers", "Second line for what they built.", zone, List.of(layer)),
                Viewer.system(),
                then);
    }

    // The last shift of the first Sunday that is far enough away to do something about it.
    private void leaveAGap(ScheduleId firstLine, Instant now) {
        ZoneId zone = schedules.schedule(firstLine, now).zone();
        LocalDate day = LocalDate.ofInstant(now, zone).plusDays(DAYS_AHEAD);
        LocalDate sunday =
                day.plusDays((DayOfWeek.SUNDAY.getValue() - day.getDayOfWeek().getValue()) % 7);
        Instant late = sunday.atTime(LocalTime.of(23, 30)).atZone(zone).toInstant();
        shiftAt(firstLine, late)
                .ifPresent(shift -> schedules.override(
                        new OverrideDraft(
                                firstLine,
                                Kind.REMOVE,
                                Optional.empty(),
                                Optional.of(shift.person()),
                                shift.from(),
                                shift.until(),
                                "At a wedding; nobody found yet"),
                        viewer(shift.person()),
                        now.minus(Duration.ofHours(30))));
    }

    private void changeHands(ScheduleId firstLine, Instant now) {
        Instant soon = now.plus(Duration.ofDays(2));
        shiftAt(firstLine, soon)
                .ifPresent(shift -> colleague(shift.person())
                        .ifPresent(other -> schedules.override(
                                new OverrideDraft(
                                        firstLine,
                                        Kind.REPLACE,
                                        Optional.of(other.id()),
                                        Optional.of(shift.person()),
                                        shift.from(),
                                        shift.until(),
                                        "School play"),
                                viewer(other.id()),
                                now.minus(Duration.ofHours(50)))));
    }

    private Optional<Shift> shiftAt(ScheduleId schedule, Instant at) {
        Instant from = at.minus(Duration.ofDays(1));
        return schedules.planned(schedule, from, at.plus(Duration.ofDays(1))).stream()
                .filter(shift -> !at.isBefore(shift.from()) && at.isBefore(shift.until()))
                .findFirst();
    }

    private Optional<Person> colleague(PersonId person) {
        ZoneId zone = people.person(person).zone();
        return people.staff().stream()
                .filter(other -> other.zone().equals(zone) && !other.id().equals(person))
                .findFirst();
    }

    private Viewer viewer(PersonId person) {
        return new Viewer(people.person(person).actor(), Role.AGENT, Set.of(Viewer.STAFF));
    }
}
