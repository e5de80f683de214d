package org.nightdesk.absence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.absence.screen.AbsenceScreen;
import org.nightdesk.absence.screen.AbsenceScreen.Shift;
import org.nightdesk.absence.screen.AbsencesScreen;
import org.nightdesk.absence.screen.AbsencesScreen.Line;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Says who is away. */
@Component
class AbsenceScreens {

    private static final Duration AHEAD = Duration.ofDays(366);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    private final Absences absences;
    private final Calendars calendars;
    private final Conflicts conflicts;
    private final People people;

    AbsenceScreens(Absences absences, Calendars calendars, Conflicts conflicts, People people) {
        this.absences = absences;
        this.calendars = calendars;
        this.conflicts = conflicts;
        this.people = people;
    }

    AbsencesScreen all(Form form, Viewer viewer, Instant now) {
        List<Line> lines = absences.during(new Span(now, now.plus(AHEAD)), viewer).stream()
                .map(absence -> line(absence, now))
                .toList();
        Optional<PersonId> me = viewer.actor().isPerson()
                ? Optional.of(new PersonId(viewer.actor().id()))
                : Optional.empty();
        return new AbsencesScreen(
                sentence(lines, now),
                lines,
                form,
                choices(me, viewer),
                me.map(people::person)
                        .map(person -> people.zone(person, now))
                        .map(Place::of)
                        .map(Place::name)
                        .orElse("UTC"),
                me.flatMap(calendars::find).map(AbsenceScreens::said).orElse(""),
                meanings(form, "from", me),
                meanings(form, "until", me));
    }

    private Map<String, String> meanings(Form form, String field, Optional<PersonId> me) {
        return PersonId.parse(form.value("person"))
                .or(() -> me)
                .flatMap(people::find)
                .map(who -> AbsenceForm.meanings(form.values(), field, AbsenceForm.clocks(people, who)))
                .orElse(Map.of());
    }

    private Line line(Absence absence, Instant now) {
        Person person = people.person(absence.person());
        return new Line(
                person.name(),
                absence.span().from(),
                absence.span().until(),
                when(absence),
                absence.reason(),
                absence.fromCalendar(),
                AbsencePages.path(absence.id()),
                conflicts.open(absence, now).size());
    }

    private static String when(Absence absence) {
        return span(absence) + (absence.unreachable() ? ", out of reach" : "");
    }

    private static String span(Absence absence) {
        Span span = absence.span();
        ZoneId zone = absence.zone();
        if (!absence.wholeDays()) {
            return MOMENT.format(span.from().atZone(zone)) + " to "
                    + MOMENT.format(span.until().atZone(zone)) + ", "
                    + Place.of(zone).name();
        }
        LocalDate first = LocalDate.ofInstant(span.from(), zone);
        LocalDate last = LocalDate.ofInstant(span.until(), zone).minusDays(1);
        return first.isBefore(last) ? DAY.format(first) + " to " + DAY.format(last) : DAY.format(first);
    }

    private static String sentence(List<Line> lines, Instant now) {
        long open = lines.stream().filter(line -> line.open() > 0).count();
        if (open > 0) {
            return open == 1
                    ? "One absence leaves shifts that nobody covers."
                    : open + " absences leave shifts that nobody covers.";
        }
        List<String> away = lines.stream()
                .filter(line -> !line.from().isAfter(now))
                .map(Line::who)
                .distinct()
                .toList();
        return switch (away.size()) {
            case 0 -> "Nobody is away.";
            case 1 -> away.getFirst() + " is away.";
            default -> away.size() + " people are away.";
        };
    }

    private Map<String, String> choices(Optional<PersonId> me, Viewer viewer) {
        Map<String, String> choices = new LinkedHashMap<>();
        me.ifPresent(id -> choices.put(id.text(), "You"));
        if (viewer.may(Role.LEAD)) {
            people.staff().forEach(person -> choices.putIfAbsent(person.id().text(), person.name()));
        }
        return choices;
    }

    private static String said(CalendarStore.State state) {
        if (!state.trouble().isEmpty()) {
            return "It could not be read: " + state.trouble();
        }
        return state.readAt().isPresent()
                ? "Your calendar is read every six hours; its whole-day events are absences of yours."
                : "It is read within a minute.";
    }

    AbsenceScreen one(Absence absence, Viewer viewer, Instant now) {
        Person person = people.person(absence.person());
        List<Shift> shifts =
                conflicts.of(absence, now).stream().map(AbsenceScreens::shift).toList();
        boolean own =
                viewer.actor().isPerson() && viewer.actor().id() == person.id().value();
        String who = own ? "You are" : person.name() + " is";
        return new AbsenceScreen(
                who
                        + (absence.unreachable() ? " out of reach, and " : " away, and ")
                        + (shifts.isEmpty() ? "no shift is left open." : left(shifts.size())),
                when(absence) + (absence.reason().isEmpty() ? "" : ": " + absence.reason()),
                AbsencePages.path(absence.id()),
                shifts,
                !absence.fromCalendar() && (own || viewer.may(Role.LEAD)));
    }

    private static String left(int count) {
        return count == 1 ? "one shift is left open." : count + " shifts are left open.";
    }

    private static Shift shift(Conflict conflict) {
        Map<String, String> covers = new LinkedHashMap<>();
        conflict.covers()
                .forEach(cover -> covers.put(
                        cover.person().text(), cover.name() + (cover.leastLoaded() ? ", least loaded" : "")));
        Span span = conflict.span();
        String length = Times.span(Duration.between(span.from(), span.until()));
        return new Shift(conflict.schedule().text(), conflict.name(), span.from(), span.until(), length, covers);
    }
}
