package org.nightdesk.holiday;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The days on which a calendar rests by somebody else's calendar, as they were last read from its address; none before that. */
public record DaysOff(String address, List<Day> days) implements Holidays {

    /** A whole day. */
    public record Day(LocalDate date, String name) {}

    public DaysOff {
        days = List.copyOf(days);
    }

    @Override
    public Map<LocalDate, String> of(int year) {
        Map<LocalDate, String> found = new HashMap<>();
        days.stream()
                .filter(day -> day.date().getYear() == year)
                .forEach(day -> found.putIfAbsent(day.date(), day.name()));
        return found;
    }
}
