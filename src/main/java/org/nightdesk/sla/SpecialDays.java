package org.nightdesk.sla;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/**
 * Days that are not as their weekday says: closed when {@code hours} is empty, open at those hours otherwise, whatever holiday
 * it is. {@code from} and {@code until} are both included; {@code yearly} repeats them each year, also across New Year.
 */
public record SpecialDays(String name, LocalDate from, LocalDate until, boolean yearly, List<Hours> hours) {

    public SpecialDays {
        hours = Hours.sorted(hours);
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(name + " ends before it begins");
        }
    }

    boolean cover(LocalDate day) {
        if (!yearly) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
        MonthDay start = MonthDay.from(from);
        MonthDay end = MonthDay.from(until);
        MonthDay that = MonthDay.from(day);
        boolean afterStart = !that.isBefore(start);
        boolean beforeEnd = !that.isAfter(end);
        return start.isAfter(end) ? afterStart || beforeEnd : afterStart && beforeEnd;
    }
}
