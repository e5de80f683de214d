package org.nightdesk.board;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.board.DaysOff.DayOff;
import org.nightdesk.board.screen.Drawing;
import org.nightdesk.board.screen.Drawing.Grip;
import org.nightdesk.board.screen.Drawing.Label;
import org.nightdesk.board.screen.Drawing.Mark;
import org.nightdesk.board.screen.Drawing.Rule;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.nightdesk.web.Place;

/** Draws a row per person, days across, the looker's midnights above and the other site's below. */
class Lanes {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
    private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("d", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    static final int NAMES = 14;
    private static final int TOP = 34;
    private static final int ROW = 30;
    private static final int WORD = 20;
    private static final int LONGEST_NAME = 18;

    private final Cover cover;
    private final Axis axis;
    private final List<Mark> grounds = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Map<PersonId, Integer> rows = new LinkedHashMap<>();

    Lanes(Cover cover) {
        this.cover = cover;
        this.axis = new Axis(cover.span(), NAMES);
    }

    Drawing drawing() {
        int bottom = people(TOP);
        covered(bottom);
        int end = bottom + ROW + (coming().isEmpty() ? 0 : WORD);
        days(end);
        shifts();
        now(end);
        return new Drawing("lanes", "lanes-wide", end + TOP, title(), grounds, rules, labels, marks);
    }

    private int people(int top) {
        Map<String, List<PersonId>> sites = sites();
        int y = top;
        for (Map.Entry<String, List<PersonId>> site : sites.entrySet()) {
            if (sites.size() > 1) {
                y += TOP;
                labels.add(new Label("l-site", "0", y - 10, 0, "start", site.getKey()));
            }
            for (PersonId person : site.getValue()) {
                rows.put(person, y);
                name(person, y);
                y += ROW;
            }
        }
        return y;
    }

    private Map<String, List<PersonId>> sites() {
        Map<String, List<PersonId>> sites = new LinkedHashMap<>();
        sites.put(cover.looker().here().name(), new ArrayList<>());
        Stream.of(cover.shifts(), cover.planned(), cover.shadows(), cover.stayed())
                .flatMap(List::stream)
                .map(Shift::person)
                .distinct()
                .sorted(Comparator.comparing(person -> cover.face(person).name()))
                .forEach(person -> sites.computeIfAbsent(
                                Place.of(cover.face(person).zone()).name(), name -> new ArrayList<>())
                        .add(person));
        sites.values().removeIf(List::isEmpty);
        return sites;
    }

    private void name(PersonId person, int y) {
        String name = cover.face(person).name();
        String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
        grounds.add(Mark.plain("l-lane", Axis.percent(NAMES), y, Axis.percent(100 - NAMES), ROW, "")
                .with(new Grip(person.text(), name, "", "")));
        labels.add(new Label(cover.isMine(person) ? "l-me" : "l-name", "0", y + 15, 0, "start", shown));
        rules.add(new Rule("l-row", "0", "100%", y + ROW, y + ROW));
    }

    private void covered(int y) {
        labels.add(new Label("l-name", "0", y + 15, 0, "start", "Covered"));
        rules.add(new Rule("l-row", "0", "100%", y + ROW, y + ROW));
        Instant covered = cover.span().from();
        for (Span gap : cover.gaps()) {
            line(covered, gap.from(), y);
            covered = gap.until();
        }
        line(covered, cover.span().until(), y);
        for (Span gap : cover.gaps()) {
            grounds.add(Mark.plain("l-gapcol", axis.x(gap.from()), TOP, axis.width(gap), y + ROW - TOP, ""));
            String title = "Nobody, " + moment(gap.from()) + " to " + moment(gap.until());
            Mark mark = Mark.plain("l-gap", axis.x(gap.from()), y + 7, axis.width(gap), 16, title);
            marks.add(held(mark, "", "", gap));
        }
        coming().ifPresent(gap -> nobody(gap, y));
    }

    // The first that somebody can still do something about.
    private Optional<Span> coming() {
        return cover.gaps().stream()
                .filter(gap -> gap.until().isAfter(cover.now()))
                .findFirst();
    }

    private void line(Instant from, Instant until, int y) {
        if (from.isBefore(until)) {
            Span part = new Span(from, until);
            marks.add(Mark.plain("l-cover", axis.x(from), y + 11, axis.width(part), 8, ""));
        }
    }

    // Below all bars, which it would hide.
    private void nobody(Span gap, int y) {
        boolean left = axis.position(gap.from()) > 50;
        labels.add(new Label(
                "l-gapt",
                axis.x(left ? gap.until() : gap.from()),
                y + ROW + WORD / 2,
                0,
                left ? "end" : "start",
                "nobody, " + moment(gap.from())));
    }

    private void days(int end) {
        ZoneId here = cover.looker().here().zone();
        LocalDate today = LocalDate.ofInstant(cover.now(), here);
        for (LocalDate day : axis.days(here)) {
            Instant midnight = midnight(day, here);
            String x = axis.x(midnight);
            if (isWeekend(day)) {
                Span whole = new Span(
                        midnight, earlier(day.plusDays(1).atStartOfDay(here).toInstant()));
                grounds.add(Mark.plain("l-end", x, TOP, axis.width(whole), end - TOP, ""));
            }
            rules.add(new Rule(day.getDayOfWeek() == DayOfWeek.MONDAY ? "l-week" : "l-day", x, x, TOP, end));
            labels.add(new Label(day.equals(today) ? "l-today" : "l-date", x, 24, 4, "start", DAY.format(day)));
        }
        labels.add(new Label("", "0", 24, 0, "start", cover.looker().here().name() + " midnight"));
        if (!cover.looker().there().zone().equals(here)) {
            daysThere(end);
        }
    }

    private void daysThere(int end) {
        Place there = cover.looker().there();
        for (LocalDate day : axis.days(there.zone())) {
            Instant midnight = day.atStartOfDay(there.zone()).toInstant();
            if (axis.shows(midnight)) {
                String x = axis.x(midnight);
                rules.add(new Rule("l-day", x, x, end, end + 8));
                labels.add(new Label("", x, end + 17, 4, "start", NUMBER.format(day)));
            }
        }
        labels.add(new Label("", "0", end + 17, 0, "start", there.name() + " midnight"));
    }

    private void shifts() {
        cover.holidays().stream().filter(day -> rows.containsKey(day.person())).forEach(this::holiday);
        cover.shadows().forEach(shift -> marks.add(bar("l-shadow", shift, "in training")));
        cover.givenAway().forEach(shift -> marks.add(bar("l-out", shift, "given away")));
        cover.away().forEach(this::frame);
        cover.stayed().forEach(shift -> marks.add(bar("l-stay", shift, "not relieved")));
        cover.shifts().forEach(this::shift);
    }

    private void holiday(DayOff day) {
        int y = rows.getOrDefault(day.person(), TOP);
        String title = cover.face(day.person()).name() + ", public holiday: " + day.name();
        cover.span()
                .within(day.span())
                .ifPresent(part ->
                        marks.add(Mark.plain("l-off", axis.x(part.from()), y + 25, axis.width(part), 3, title)));
    }

    // Round the bar of the shift, which stays to be taken up.
    private void frame(Shift part) {
        Mark bar = bar("l-away", part, "away: nobody covers");
        marks.add(Mark.plain(bar.kind(), bar.x(), bar.y() - 4, bar.width(), bar.height() + 8, bar.title()));
    }

    private void shift(Shift shift) {
        Mark bar = bar(cover.kind(shift), shift, shift.override() ? "override" : "");
        String name = cover.face(shift.person()).name();
        marks.add(held(bar, shift.person().text(), name, new Span(shift.from(), shift.until())));
    }

    // What is over is not moved any more.
    private Mark held(Mark mark, String who, String name, Span span) {
        return span.until().isAfter(cover.now())
                ? mark.with(
                        new Grip(who, name, span.from().toString(), span.until().toString()))
                : mark;
    }

    private Mark bar(String kind, Shift shift, String why) {
        Span part = new Span(shift.from(), shift.until());
        String words = cover.face(shift.person()).name() + ", " + moment(shift.from()) + " to " + moment(shift.until());
        String title = why.isEmpty() ? words : words + ", " + why;
        int y = rows.getOrDefault(shift.person(), TOP);
        return Mark.plain(kind, axis.x(shift.from()), y + 8, axis.width(part), 14, title);
    }

    private void now(int end) {
        if (axis.shows(cover.now())) {
            rules.add(new Rule("l-now", axis.x(cover.now()), axis.x(cover.now()), TOP, end));
        }
    }

    private String title() {
        ZoneId here = cover.looker().here().zone();
        String what = cover.name() + ", two weeks from "
                + DAY.format(cover.span().from().atZone(here)) + "." + away();
        if (cover.gaps().isEmpty()) {
            return what + " No gap.";
        }
        String first = moment(cover.gaps().getFirst().from());
        return what + " " + cover.gaps().size() + (cover.gaps().size() == 1 ? " gap: " : " gaps, the first: ") + first
                + ", nobody.";
    }

    private String away() {
        return switch (cover.away().size()) {
            case 0 -> "";
            case 1 -> " One shift of somebody who is away.";
            default -> " " + cover.away().size() + " shifts of people who are away.";
        };
    }

    private Instant midnight(LocalDate day, ZoneId zone) {
        Instant midnight = day.atStartOfDay(zone).toInstant();
        return midnight.isBefore(cover.span().from()) ? cover.span().from() : midnight;
    }

    private Instant earlier(Instant at) {
        return at.isAfter(cover.span().until()) ? cover.span().until() : at;
    }

    private String moment(Instant at) {
        return MOMENT.format(at.atZone(cover.looker().here().zone()));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
