package org.nightdesk.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.board.Cover.Face;
import org.nightdesk.board.Cover.Looker;
import org.nightdesk.board.screen.OnCallScreen.Board;
import org.nightdesk.board.screen.OnCallScreen.Card;
import org.nightdesk.board.screen.OnCallScreen.Choice;
import org.nightdesk.board.screen.OnCallScreen.Line;
import org.nightdesk.board.screen.OnCallScreen.NowScreen;
import org.nightdesk.board.screen.OnCallScreen.PagedBy;
import org.nightdesk.board.screen.OnCallScreen.Scale;
import org.nightdesk.board.screen.OnCallScreen.Someone;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Coverage;
import org.nightdesk.rota.Schedule;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what the screens of a schedule show. */
@Component
class Boards {

    static final Period LENGTH = Period.ofDays(14);

    private static final Duration FAR = Duration.ofDays(70);
    private static final List<Duration> AHEAD = List.of(Duration.ofDays(2), Duration.ofDays(16), FAR);
    private static final int WEEK = 7;

    private final Schedules schedules;
    private final People people;
    private final ObjectProvider<Uncovered> uncovered;
    private final ObjectProvider<DaysOff> daysOff;

    Boards(Schedules schedules, People people, ObjectProvider<Uncovered> uncovered, ObjectProvider<DaysOff> daysOff) {
        this.schedules = schedules;
        this.people = people;
        this.uncovered = uncovered;
        this.daysOff = daysOff;
    }

    NowScreen now(Map<ScheduleId, String> names, Looker looker, Instant now) {
        Map<ScheduleId, List<PersonId>> staying = schedules.staying(now);
        return new NowScreen(names.entrySet().stream()
                .map(entry -> card(
                        entry.getKey(), entry.getValue(), staying.getOrDefault(entry.getKey(), List.of()), looker, now))
                .toList());
    }

    // Most shifts end within two days: looking far is for those that do not.
    private Card card(ScheduleId id, String name, List<PersonId> staying, Looker looker, Instant now) {
        for (Duration ahead : AHEAD) {
            Card card = card(id, name, staying, looker, now, ahead);
            if (card.until().isPresent() || ahead.equals(FAR)) {
                return card;
            }
        }
        throw new IllegalStateException("the last is far");
    }

    private Card card(ScheduleId id, String name, List<PersonId> staying, Looker looker, Instant now, Duration ahead) {
        List<Shift> shifts = schedules.shifts(id, now, now.plus(ahead));
        List<Shift> current =
                shifts.stream().filter(shift -> !shift.from().isAfter(now)).toList();
        Optional<Instant> until = current.stream()
                .map(Shift::until)
                .min(Instant::compareTo)
                .or(() -> shifts.stream().map(Shift::from).findFirst())
                .filter(at -> at.isBefore(now.plus(ahead)));
        List<Shift> next = until.map(at ->
                        shifts.stream().filter(shift -> shift.from().equals(at)).toList())
                .orElse(List.of());
        List<PersonId> people = Stream.concat(current.stream().map(Shift::person), staying.stream())
                .toList();
        return new Card(name, "/on-call?schedule=" + id.text(), someones(people, looker), until, then(next, looker));
    }

    private List<Someone> someones(List<PersonId> people, Looker looker) {
        Map<PersonId, Face> faces = faces(people.stream(), looker.here().zone());
        return people.stream()
                .distinct()
                .flatMap(id ->
                        Optional.ofNullable(faces.get(id)).stream().map(face -> new Someone(id.value(), face.name())))
                .toList();
    }

    private String then(List<Shift> next, Looker looker) {
        return someones(next.stream().map(Shift::person).toList(), looker).stream()
                .map(who -> who.id() == looker.me().value() ? "you" : who.name())
                .collect(Collectors.joining(" and "));
    }

    Board board(ScheduleId id, Map<ScheduleId, String> names, Optional<LocalDate> from, Looker looker, Instant now) {
        ZoneId zone = looker.here().zone();
        LocalDate first = from.orElseGet(() -> LocalDate.ofInstant(now, zone));
        Span span = new Span(
                first.atStartOfDay(zone).toInstant(),
                first.plus(LENGTH).atStartOfDay(zone).toInstant());
        Cover cover = drawn(id, names.getOrDefault(id, ""), span, looker, now);
        Schedule schedule = schedules.schedule(id, now);
        Spoken spoken = new Spoken(cover);
        String here = "schedule=" + id.text();
        return new Board(
                id.text(),
                cover.name(),
                "/on-call/board?" + here + "&from=" + first,
                choices(names, id),
                "/on-call?" + here + "&from=" + first.minusDays(WEEK),
                "/on-call?" + here + "&from=" + first.plusDays(WEEK),
                new Lanes(cover).drawing(),
                new Days(cover).drawing(),
                spoken.shifts(),
                spoken.overrides(
                        schedules.overrides(id, now, span.until().isAfter(now) ? span.until() : now.plusSeconds(1))),
                mine(id, looker, now),
                Sentences.of(schedule, layerNames(schedule)),
                schedules.users(id).stream()
                        .map(user -> new PagedBy(user.name(), user.path()))
                        .toList(),
                "/schedules/" + id.text(),
                "/on-call/overrides/new?" + here,
                new Scale(span.from(), span.until(), now, Lanes.NAMES, zones(looker)));
    }

    private static String zones(Looker looker) {
        return Stream.of(looker.here(), looker.there())
                .distinct()
                .map(place -> place.zone().getId() + " " + place.name())
                .collect(Collectors.joining("\n"));
    }

    private static List<Choice> choices(Map<ScheduleId, String> names, ScheduleId current) {
        return names.entrySet().stream()
                .map(entry -> new Choice(
                        entry.getValue(),
                        "/on-call?schedule=" + entry.getKey().text(),
                        entry.getKey().equals(current)))
                .toList();
    }

    private List<Line> mine(ScheduleId id, Looker looker, Instant now) {
        Cover near = cover(id, "", new Span(now, now.plus(LENGTH)), looker, now);
        List<Line> lines = new Spoken(near).mine();
        return lines.size() == Spoken.MOST_MINE
                ? lines
                : new Spoken(cover(id, "", new Span(now, now.plus(FAR)), looker, now)).mine();
    }

    private Cover cover(ScheduleId id, String name, Span span, Looker looker, Instant now) {
        return cover(name, span, schedules.coverage(id, span), List.of(), List.of(), looker, now);
    }

    /** With what the plan does not say: who stayed on beyond their shift, who will not be there, and whose public holiday it is. */
    private Cover drawn(ScheduleId id, String name, Span span, Looker looker, Instant now) {
        Coverage all = schedules.coverage(id, span);
        List<Shift> away = uncovered.stream()
                .flatMap(each -> each.of(all.shifts(), span, now).stream())
                .toList();
        Cover cover = cover(name, span, all, schedules.stayed(id, span, now), away, looker, now);
        Map<PersonId, ZoneId> zones = new LinkedHashMap<>();
        cover.people().forEach((person, face) -> zones.put(person, face.zone()));
        return cover.with(
                daysOff.stream().flatMap(each -> each.of(zones, span).stream()).toList());
    }

    private Cover cover(
            String name, Span span, Coverage all, List<Shift> stayed, List<Shift> away, Looker looker, Instant now) {
        Map<PersonId, Face> faces = faces(
                Stream.of(all.shifts(), all.planned(), all.shadows(), stayed)
                        .flatMap(List::stream)
                        .map(Shift::person),
                looker.here().zone());
        return new Cover(
                name,
                span,
                all.shifts(),
                all.planned(),
                all.shadows(),
                all.gaps(),
                stayed,
                away,
                List.of(),
                faces,
                looker,
                now);
    }

    private Map<PersonId, String> layerNames(Schedule schedule) {
        Set<PersonId> ids = schedule.layers().stream()
                .flatMap(layer -> layer.people().stream())
                .collect(Collectors.toSet());
        return people.names(ids);
    }

    private Map<PersonId, Face> faces(Stream<PersonId> people, ZoneId otherwise) {
        Set<PersonId> wanted = people.collect(Collectors.toCollection(HashSet::new));
        Map<PersonId, Face> faces = new LinkedHashMap<>();
        for (Person person : this.people.staff()) {
            if (wanted.remove(person.id())) {
                faces.put(person.id(), new Face(person.name(), person.zone()));
            }
        }
        this.people.names(wanted).forEach((id, name) -> faces.put(id, new Face(name + ", who left", otherwise)));
        return faces;
    }
}
