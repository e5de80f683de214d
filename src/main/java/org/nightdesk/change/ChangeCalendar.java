package org.nightdesk.change;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nightdesk.change.screen.CalendarScreen;
import org.nightdesk.change.screen.CalendarScreen.Day;
import org.nightdesk.change.screen.CalendarScreen.Item;
import org.nightdesk.freeze.Freezes;
import org.nightdesk.maintenance.MaintenanceWindows;
import org.nightdesk.people.Viewers;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Span;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A month by the viewer's clock: weeks on a wide screen, a list of days on a phone. */
@Controller
class ChangeCalendar {

    private static final String PATH = ChangePages.PATH + "/calendar";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final int WEEK = 7;

    private final Changes changes;
    private final Freezes freezes;
    private final MaintenanceWindows maintenance;
    private final Schedules schedules;
    private final Surroundings surroundings;
    private final Viewers viewers;
    private final InstantSource clock;

    ChangeCalendar(
            Changes changes,
            Freezes freezes,
            MaintenanceWindows maintenance,
            Schedules schedules,
            Surroundings surroundings,
            Viewers viewers,
            InstantSource clock) {
        this.changes = changes;
        this.freezes = freezes;
        this.maintenance = maintenance;
        this.schedules = schedules;
        this.surroundings = surroundings;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** Days by date, while they are filled. */
    private record Sheet(Map<LocalDate, List<Item>> days, ZoneId zone) {

        void put(String kind, String words, String path, Instant from, Instant until) {
            LocalDate first = LocalDate.ofInstant(from, zone);
            LocalDate last = LocalDate.ofInstant(until.minusNanos(1), zone);
            String at = CLOCK.format(from.atZone(zone)) + " ";
            first.datesUntil(last.plusDays(1))
                    .forEach(day -> note(day, kind, (day.equals(first) ? at : "") + words, path));
        }

        void note(LocalDate day, String kind, String words, String path) {
            List<Item> items = days.get(day);
            if (items != null) {
                items.add(new Item(kind, words, path));
            }
        }
    }

    @GetMapping(PATH)
    ModelAndView show(@RequestParam(defaultValue = "") String month) {
        ZoneId zone = viewers.zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        YearMonth shown = month(month, today);
        LocalDate first = monday(shown.atDay(1));
        LocalDate end = monday(shown.atEndOfMonth()).plusDays(WEEK);
        Sheet sheet = new Sheet(new TreeMap<>(), zone);
        first.datesUntil(end).forEach(day -> sheet.days().put(day, new ArrayList<>()));
        fill(sheet, first, end);
        return new Screen(
                "change/calendar",
                new CalendarScreen(
                        MONTH.format(shown),
                        PATH + "?month=" + shown.minusMonths(1),
                        PATH + "?month=" + shown.plusMonths(1),
                        sheet.days().entrySet().stream()
                                .map(entry -> day(entry.getKey(), entry.getValue(), today, shown))
                                .toList()));
    }

    private void fill(Sheet sheet, LocalDate first, LocalDate end) {
        Instant from = first.atStartOfDay(sheet.zone()).toInstant();
        Instant until = end.atStartOfDay(sheet.zone()).toInstant();
        freezes.between(from, until)
                .forEach(one ->
                        sheet.put("freeze", one.where() + ": " + one.reason(), "/freezes", one.from(), one.end()));
        changes.between(from, until).forEach(one -> put(sheet, one));
        maintenance
                .between(from, until)
                .forEach(one -> sheet.put(
                        "maintenance",
                        maintenance.where(one) + ": " + one.reason(),
                        "/maintenance",
                        one.from(),
                        one.end()));
        uncovered(sheet, from, until);
        surroundings
                .closed(first, end.minusDays(1))
                .forEach(day -> sheet.note(day.date(), "closed", day.name() + ": " + day.calendar(), "/agreements"));
    }

    // One line a day, however many schedules have nobody.
    private void uncovered(Sheet sheet, Instant from, Instant until) {
        Map<LocalDate, Set<String>> names = new TreeMap<>();
        schedules
                .names()
                .forEach((id, name) -> schedules.gaps(id, from, until).stream()
                        .flatMap(gap -> days(gap, sheet.zone()))
                        .forEach(day -> names.computeIfAbsent(day, none -> new TreeSet<>())
                                .add(name)));
        names.forEach((day, all) -> {
            String more = all.size() > 1 ? " and " + (all.size() - 1) + " more" : "";
            sheet.note(day, "on call", "hours with nobody in " + all.iterator().next() + more, "/on-call");
        });
    }

    private static Stream<LocalDate> days(Span gap, ZoneId zone) {
        LocalDate last = LocalDate.ofInstant(gap.until().minusNanos(1), zone);
        return LocalDate.ofInstant(gap.from(), zone).datesUntil(last.plusDays(1));
    }

    private static void put(Sheet sheet, Change change) {
        Instant from = change.started()
                .or(() -> change.planned().map(Change.Slot::from))
                .orElseThrow();
        Instant until = change.ended()
                .or(() -> change.planned().map(Change.Slot::until))
                .orElse(from);
        sheet.put(
                "change",
                change.title() + ", " + change.state().said(),
                ChangePages.path(change.id()),
                from,
                until.isAfter(from) ? until : from.plusNanos(1));
    }

    private static Day day(LocalDate date, List<Item> items, LocalDate today, YearMonth shown) {
        return new Day(
                DAY.format(date),
                Integer.toString(date.getDayOfMonth()),
                date.equals(today),
                YearMonth.from(date).equals(shown),
                items);
    }

    private static LocalDate monday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }

    private static YearMonth month(String text, LocalDate today) {
        try {
            YearMonth month = text.isEmpty() ? YearMonth.from(today) : YearMonth.parse(text);
            return Math.abs(month.getYear() - today.getYear()) > 10 ? YearMonth.from(today) : month;
        } catch (DateTimeException wrong) {
            return YearMonth.from(today);
        }
    }
}
