package org.nightdesk.swap;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.WallTime;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.swap.Swap.State;
import org.nightdesk.swap.screen.SwapsScreen;
import org.nightdesk.swap.screen.SwapsScreen.Line;
import org.nightdesk.swap.screen.SwapsScreen.Take;
import org.nightdesk.web.Form;
import org.nightdesk.web.Place;
import org.springframework.stereotype.Component;

/** Says which shifts change hands, and which may. */
@Component
class SwapScreens {

    private static final Duration AHEAD = Duration.ofDays(14);
    private static final int MOST_SHIFTS = 30;

    private final Swaps swaps;
    private final Schedules schedules;
    private final People people;
    private final SwapTakers takers;

    SwapScreens(Swaps swaps, Schedules schedules, People people, SwapTakers takers) {
        this.swaps = swaps;
        this.schedules = schedules;
        this.people = people;
        this.takers = takers;
    }

    SwapsScreen of(Form form, Viewer viewer, Place place, Instant now) {
        Map<PersonId, String> staff = new LinkedHashMap<>();
        people.staff().forEach(person -> staff.put(person.id(), person.name()));
        Optional<PersonId> me = me(viewer);
        Map<ScheduleId, String> names = schedules.names();
        List<Line> asked = swaps.coming(now).stream()
                .filter(swap -> swap.state() == State.ASKED || swap.state() == State.ACCEPTED)
                .map(swap -> line(swap, viewer, staff, names))
                .sorted(Comparator.comparing(line -> !line.waits()))
                .toList();
        List<Line> shifts = shifts(me, place, staff, names, now);
        List<Line> others = shifts.stream().filter(line -> line.ask().isEmpty()).toList();
        return new SwapsScreen(
                sentence(asked),
                asked,
                shifts.stream().filter(line -> !line.ask().isEmpty()).toList(),
                others.stream().limit(MOST_SHIFTS).toList(),
                Math.max(0, others.size() - MOST_SHIFTS),
                form,
                named(names),
                viewer.may(Role.LEAD) ? owners(staff, me) : Map.of(),
                takers.of(form, me, texts(staff), place, now),
                place.name(),
                WallTime.meanings(form.value("from"), place.zone()),
                WallTime.meanings(form.value("until"), place.zone()));
    }

    private static Optional<PersonId> me(Viewer viewer) {
        return viewer.actor().isPerson()
                ? Optional.of(new PersonId(viewer.actor().id()))
                : Optional.empty();
    }

    // Whoever looks comes first: most ask for themselves.
    private static Map<String, String> owners(Map<PersonId, String> staff, Optional<PersonId> me) {
        Map<String, String> owners = new LinkedHashMap<>();
        me.filter(staff::containsKey).ifPresent(one -> owners.put(one.text(), staff.get(one) + " (you)"));
        texts(staff).forEach(owners::putIfAbsent);
        return owners;
    }

    private static String sentence(List<Line> asked) {
        long mine = asked.stream().filter(Line::waits).count();
        if (mine > 0) {
            return mine == 1 ? "One shift is asked of you." : mine + " shifts are asked of you.";
        }
        return asked.isEmpty() ? "No shift changes hands." : "Nothing is asked of you.";
    }

    private static Line line(Swap swap, Viewer viewer, Map<PersonId, String> staff, Map<ScheduleId, String> names) {
        Optional<PersonId> me = me(viewer);
        boolean asked = swap.state() == State.ASKED;
        boolean isOwner = me.filter(swap.owner()::equals).isPresent();
        boolean isTaker = me.isPresent() && swap.taker().equals(me);
        boolean open = asked && swap.taker().isEmpty() && me.isPresent() && !isOwner;
        String path = SwapPages.PATH + "/" + swap.id().text();
        String owner = isOwner ? "You" : name(swap.owner(), staff);
        String taker = swap.taker()
                .map(who -> me.filter(who::equals).isPresent() ? "you" : name(who, staff))
                .orElse("anybody");
        boolean mayUndo = isOwner || !asked && isTaker || viewer.may(Role.LEAD);
        return new Line(
                name(swap.owner(), staff),
                asked
                        ? owner + (isOwner ? " ask " : " asks ") + taker + " to take "
                        : taker(taker) + " instead of " + (isOwner ? "you" : owner) + ", ",
                swap.span().from(),
                swap.span().until(),
                names.getOrDefault(swap.schedule(), "") + (swap.note().isEmpty() ? "" : ": " + swap.note()),
                asked && isTaker || open ? path + "/acceptance" : "",
                asked && isTaker ? path + "/refusal" : "",
                mayUndo ? path + "/undoing" : "",
                "",
                asked && isTaker,
                Take.NONE);
    }

    private static String taker(String taker) {
        return taker.equals("you") ? "You are on call" : taker + " is on call";
    }

    private List<Line> shifts(
            Optional<PersonId> me,
            Place place,
            Map<PersonId, String> staff,
            Map<ScheduleId, String> names,
            Instant now) {
        return names.entrySet().stream()
                .flatMap(schedule ->
                        shifts(schedule.getKey(), now).map(shift -> line(shift, schedule.getValue(), me, place, staff)))
                .sorted(Comparator.comparing(Line::from))
                .toList();
    }

    private Stream<Shift> shifts(ScheduleId schedule, Instant now) {
        return schedules.shifts(schedule, now, now.plus(AHEAD)).stream();
    }

    private static Line line(
            Shift shift, String schedule, Optional<PersonId> me, Place place, Map<PersonId, String> staff) {
        boolean mine = me.filter(shift.person()::equals).isPresent();
        String ask = SwapPages.PATH + "?schedule=" + shift.schedule().text() + "&owner="
                + shift.person().text() + local("from", shift.from(), place) + local("until", shift.until(), place)
                + "#ask";
        Take take = new Take(
                shift.schedule().text(),
                shift.person().text(),
                shift.from().toString(),
                shift.until().toString());
        return new Line(
                name(shift.person(), staff),
                mine ? "You" : name(shift.person(), staff),
                shift.from(),
                shift.until(),
                schedule,
                "",
                "",
                "",
                mine ? ask : "",
                false,
                mine || me.isEmpty() ? Take.NONE : take);
    }

    // With the offset, which says which one is meant of a time that comes twice; a plus means a space in an address.
    private static String local(String field, Instant at, Place place) {
        LocalDateTime typed = LocalDateTime.ofInstant(at, place.zone()).truncatedTo(ChronoUnit.MINUTES);
        String offset = place.zone().getRules().getOffset(at).getId();
        return "&" + field + "=" + typed + "&" + field + "Offset=" + offset.replace("+", "%2B");
    }

    private static String name(PersonId person, Map<PersonId, String> staff) {
        return staff.getOrDefault(person, "Somebody who left");
    }

    private static Map<String, String> named(Map<ScheduleId, String> names) {
        Map<String, String> texts = new LinkedHashMap<>();
        names.forEach((id, name) -> texts.put(id.text(), name));
        return texts;
    }

    private static Map<String, String> texts(Map<PersonId, String> names) {
        Map<String, String> texts = new LinkedHashMap<>();
        names.forEach((id, name) -> texts.put(id.text(), name));
        return texts;
    }
}
