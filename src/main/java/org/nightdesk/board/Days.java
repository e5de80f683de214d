package org.nightdesk.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.board.DaysOff.DayOff;
import org.nightdesk.board.screen.Drawing;
import org.nightdesk.board.screen.Drawing.Label;
import org.nightdesk.board.screen.Drawing.Mark;
import org.nightdesk.board.screen.Drawing.Rule;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.nightdesk.web.Initials;

/** Draws a line per day, for a phone: hours across in the looker's zone, the other site's hours at the foot. */
class Days {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final double NAMES = 16;
    private static final int TOP = 26;
    private static final int LINE = 34;
    private static final double ROOM_FOR_INITIALS = 7;
    private static final double ROOM_FOR_A_NAME = 18;
    private static final double ROOM_FOR_TWO = 30;

    private final Cover cover;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    Days(Cover cover) {
        this.cover = cover;
    }

    Drawing drawing() {
        ZoneId here = cover.looker().here().zone();
        List<LocalDate> days = new Axis(cover.span(), NAMES).days(here);
        int end = TOP + days.size() * LINE;
        hours(days.getFirst(), end);
        int y = TOP;
        for (LocalDate day : days) {
            line(day, y);
            y += LINE;
        }
        String title = cover.name() + ", two weeks, a line per day";
        return new Drawing("days", "lanes-narrow", end + 14, title, List.of(), rules, labels, marks);
    }

    private void hours(LocalDate first, int end) {
        labels.add(new Label("", "0", 8, 0, "start", cover.looker().here().name()));
        boolean elsewhere =
                !cover.looker().there().zone().equals(cover.looker().here().zone());
        if (elsewhere) {
            labels.add(new Label(
                    "", "0", end + 6, 0, "start", cover.looker().there().name()));
        }
        for (int hour = 0; hour < 24; hour += 6) {
            String x = Axis.percent(NAMES + (100 - NAMES) * hour / 24);
            labels.add(new Label("", x, 8, 0, "start", String.format(Locale.ROOT, "%02d", hour)));
            rules.add(new Rule("l-day", x, x, 18, end - 4));
            if (elsewhere) {
                Instant at = first.atTime(hour, 0)
                        .atZone(cover.looker().here().zone())
                        .toInstant();
                labels.add(new Label(
                        "",
                        x,
                        end + 6,
                        0,
                        "start",
                        CLOCK.format(at.atZone(cover.looker().there().zone()))));
            }
        }
    }

    private void line(LocalDate day, int y) {
        ZoneId here = cover.looker().here().zone();
        boolean today = LocalDate.ofInstant(cover.now(), here).equals(day);
        labels.add(new Label(today ? "l-today" : "l-name", "0", y + 11, 0, "start", DAY.format(day)));
        Span whole = new Span(
                day.atStartOfDay(here).toInstant(),
                day.plusDays(1).atStartOfDay(here).toInstant());
        Axis axis = new Axis(whole, NAMES);
        cover.shifts()
                .forEach(shift -> whole.within(new Span(shift.from(), shift.until()))
                        .ifPresent(part -> marks.add(cell(shift, part, axis, y))));
        cover.shadows()
                .forEach(shift -> whole.within(new Span(shift.from(), shift.until()))
                        .ifPresent(part -> marks.add(below("l-shadow", shift, part, axis, y, "in training"))));
        cover.stayed()
                .forEach(shift -> whole.within(new Span(shift.from(), shift.until()))
                        .ifPresent(part -> marks.add(below("l-stay", shift, part, axis, y, "not relieved"))));
        cover.away()
                .forEach(shift -> whole.within(new Span(shift.from(), shift.until()))
                        .ifPresent(part -> marks.add(below("l-gap", shift, part, axis, y, "away: nobody covers"))));
        cover.holidays().forEach(off -> whole.within(off.span()).ifPresent(part -> holiday(off, part, axis, y)));
        cover.gaps().forEach(gap -> whole.within(gap).ifPresent(part -> marks.add(gap(part, axis, y))));
    }

    // Only while they are on call: whose line it is, is said by the bar above.
    private void holiday(DayOff off, Span part, Axis axis, int y) {
        String title = cover.face(off.person()).name() + ", public holiday: " + off.name();
        cover.shifts().stream()
                .filter(shift -> shift.person().equals(off.person()))
                .flatMap(shift -> part.within(new Span(shift.from(), shift.until())).stream())
                .forEach(both ->
                        marks.add(Mark.plain("l-off", axis.x(both.from()), y + 30, axis.width(both), 2, title)));
    }

    private Mark cell(Shift shift, Span part, Axis axis, int y) {
        String kind = shift.override() ? "l-over-n" : cover.kind(shift);
        boolean onColour = kind.equals("l-mine") || kind.equals("l-night");
        return new Mark(
                kind,
                axis.x(part.from()),
                y,
                axis.width(part),
                22,
                cover.face(shift.person()).name(),
                text(shift, part, axis.share(part)),
                onColour ? "l-in" : "l-dark");
    }

    // A thin line below whoever is on call.
    private Mark below(String kind, Shift shift, Span part, Axis axis, int y, String what) {
        String title = cover.face(shift.person()).name() + ", " + what;
        return Mark.plain(kind, axis.x(part.from()), y + 24, axis.width(part), 5, title);
    }

    private static Mark gap(Span part, Axis axis, int y) {
        String text = axis.share(part) > ROOM_FOR_A_NAME ? "nobody" : "–";
        return new Mark("l-gap", axis.x(part.from()), y, axis.width(part), 22, "Nobody", text, "l-in");
    }

    private String text(Shift shift, Span part, double room) {
        String name = cover.face(shift.person()).name();
        if (room < ROOM_FOR_INITIALS) {
            return "";
        }
        if (room < ROOM_FOR_A_NAME) {
            return Initials.of(name);
        }
        String first = cover.isMine(shift.person()) ? "You" : firstName(shift.person());
        if (shift.override() && room > ROOM_FOR_TWO) {
            return replaced(part)
                    .map(other -> first + " for " + firstName(other))
                    .orElse(first);
        }
        return first;
    }

    private Optional<PersonId> replaced(Span part) {
        Instant middle =
                part.from().plus(Duration.between(part.from(), part.until()).dividedBy(2));
        return cover.givenAway().stream()
                .filter(away -> !middle.isBefore(away.from()) && middle.isBefore(away.until()))
                .map(Shift::person)
                .findFirst();
    }

    private String firstName(PersonId person) {
        return cover.face(person).name().split(" ")[0];
    }
}
