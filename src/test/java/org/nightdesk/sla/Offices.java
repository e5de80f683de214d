package org.nightdesk.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.holiday.Holidays;

/** Calendars and terms that tests need again and again. */
final class Offices {

    static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    static final Rules PAUSING = new Rules(
            Set.of(Waiting.CUSTOMER, Waiting.VENDOR, Waiting.CHANGE), false, true, true, List.of(75, 90), Map.of(), 0);

    private Offices() {}

    /** Monday to Friday at these hours. */
    static Calendar office(String hours) {
        return office(DUBLIN, hours, List.of(), Holidays.NONE);
    }

    static Calendar office(ZoneId zone, String hours, List<SpecialDays> special, Holidays holidays) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            week.put(DayOfWeek.of(day), Hours.parse("hours", hours));
        }
        return new Calendar(zone, week, special, holidays);
    }

    static Calendar daily(ZoneId zone, String hours) {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> week.put(day, Hours.parse("hours", hours)));
        return new Calendar(zone, week, List.of(), Holidays.NONE);
    }

    static SpecialDays closed(String name, String from, String until) {
        return new SpecialDays(name, LocalDate.parse(from), LocalDate.parse(until), false, List.of());
    }

    /** By the wall clock of Dublin: {@code 2026-11-20T16:30}. */
    static Instant dublin(String local) {
        return LocalDateTime.parse(local).atZone(DUBLIN).toInstant();
    }

    static Terms promise(Calendar calendar, Promise promise, Duration target) {
        return new Terms(calendar, Map.of(promise, target), PAUSING);
    }

    static Deed opened(String local) {
        return Deed.of(Deed.Kind.OPENED, dublin(local));
    }

    static Deed deed(Deed.Kind kind, String local) {
        return Deed.of(kind, dublin(local));
    }

    static Deed held(Waiting on, String local) {
        return Deed.held(on, dublin(local));
    }

    /** When the first promise is due, by the wall clock of Dublin. */
    static String due(Terms terms, List<Deed> deeds) {
        Strip strip = terms.strips(deeds, deeds.getLast().at()).getFirst();
        return strip.due().orElseThrow().atZone(DUBLIN).toLocalDateTime().toString();
    }

    /** The first promise as it stands then. */
    static Strip strip(Terms terms, String now, Deed... deeds) {
        return terms.strips(List.of(deeds), dublin(now)).getFirst();
    }
}
