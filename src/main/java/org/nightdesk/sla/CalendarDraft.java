package org.nightdesk.sla;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.subject.Refused;

/**
 * A calendar as it is written and kept. {@code week} are the open hours of Monday to Sunday, such as {@code 09:00-17:00},
 * empty for a closed day.
 */
record CalendarDraft(String zone, List<String> week, List<Special> special) {

    private static final int MOST_SPECIAL = 500;

    /** Special days; {@code hours} empty when closed. */
    record Special(String name, LocalDate from, LocalDate until, boolean yearly, String hours) {}

    CalendarDraft {
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
                zoneId(), hours, special.stream().map(CalendarDraft::days).toList(), Holidays.NONE);
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw Refused.invalid("zone", "There is no time zone \"" + zone + "\". Use one like Europe/Dublin.");
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
