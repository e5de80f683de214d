package org.nightdesk.sla;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.holiday.DaysOff;
import org.nightdesk.holiday.Holidays;
import org.nightdesk.holiday.PublicHolidays;
import org.nightdesk.subject.Refused;

/**
 * A calendar as it is written and kept. {@code holidays} is a place of {@link PublicHolidays}, {@code feed} another calendar whose
 * days it rests on. {@code week} are the open hours of Monday to Sunday, such as {@code 09:00-17:00},
 * empty for a closed day.
 */
public record CalendarDraft(
        String zone, List<String> week, List<Special> special, Optional<String> holidays, Optional<DaysOff> feed) {

    private static final int MOST_SPECIAL = 500;

    /** Special days; {@code hours} empty when closed. */
    public record Special(String name, LocalDate from, LocalDate until, boolean yearly, String hours) {}

    /** Without holidays. */
    public CalendarDraft(String zone, List<String> week, List<Special> special) {
        this(zone, week, special, Optional.empty(), Optional.empty());
    }

    public CalendarDraft {
        week = List.copyOf(week);
        special = List.copyOf(special);
    }

    /** The calendar it means; refused where it means none, or one that is never open. */
    Calendar calendar() {
        if (week.size() != DayOfWeek.values().length) {
            throw Refused.invalid(
                    "week", "A week has seven days, Monday first: give each its hours, empty for closed.");
        }
        if (special.size() > MOST_SPECIAL) {
            throw Refused.invalid("special", "A calendar has at most 500 special days. Use yearly ones.");
        }
        Map<DayOfWeek, List<Hours>> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            int place = day.ordinal();
            hours.put(day, Hours.parse("week[" + place + "]", week.get(place)));
        }
        if (hours.values().stream().allMatch(List::isEmpty)) {
            throw Refused.invalid("week", "It is never open: no clock would ever fall due. Give one day its hours.");
        }
        return new Calendar(
                zoneId(), hours, special.stream().map(CalendarDraft::days).toList(), resting());
    }

    /** With the days of the feed as they were last read, when it is the same feed. */
    CalendarDraft keeping(CalendarDraft before) {
        Optional<DaysOff> known = feed.map(wanted -> before.feed()
                .filter(kept -> wanted.days().isEmpty() && kept.address().equals(wanted.address()))
                .orElse(wanted));
        return new CalendarDraft(zone, week, special, holidays, known);
    }

    /** A day that is not as its weekday says; {@code hours} are empty when it is closed. */
    public record Unusual(LocalDate date, String name, String hours) {}

    /** The unusual days of the year from a day on, at most that many. */
    public List<Unusual> unusual(LocalDate from, int most) {
        Calendar calendar = calendar();
        return from.datesUntil(from.plusYears(1))
                .flatMap(day ->
                        calendar
                                .name(day)
                                .map(name -> new Unusual(day, name, Hours.text(calendar.hours(day))))
                                .stream())
                .limit(most)
                .toList();
    }

    /** When it opens or closes next; empty when it is always open. */
    public Optional<Instant> turns(Instant now) {
        Calendar calendar = calendar();
        return calendar.open(now, now.plusSeconds(1)).isZero()
                ? calendar.after(now, Duration.ofSeconds(1)).map(at -> at.minusSeconds(1))
                : calendar.closes(now);
    }

    /** Whether it has open hours that begin on that day of its zone. */
    public boolean isOpenOn(LocalDate day) {
        return !calendar().hours(day).isEmpty();
    }

    /** Whether it is open then. */
    public boolean isOpen(Instant at) {
        return !calendar().open(at, at.plusSeconds(1)).isZero();
    }

    /** A feed comes before the library: who keeps one knows better. */
    private Holidays resting() {
        Holidays library = holidays.map(PublicHolidays::of).orElse(Holidays.NONE);
        return feed.<Holidays>map(own -> year -> {
                    Map<LocalDate, String> days = new HashMap<>(library.of(year));
                    days.putAll(own.of(year));
                    return days;
                })
                .orElse(library);
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw Refused.invalid("timeZone", "There is no time zone \"" + zone + "\". Use one like Europe/Dublin.");
        }
    }

    private static SpecialDays days(Special each) {
        if (each.name().isBlank()) {
            throw Refused.invalid("special", "A special day needs a name, such as Christmas.");
        }
        if (each.until().isBefore(each.from())) {
            throw Refused.invalid("special", each.name() + " ends before it begins.");
        }
        return new SpecialDays(
                each.name(), each.from(), each.until(), each.yearly(), Hours.parse("special", each.hours()));
    }
}
