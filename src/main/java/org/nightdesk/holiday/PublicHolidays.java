package org.nightdesk.holiday;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.subject.Refused;

/**
 * The public holidays of countries and their regions, from the Jollyday library. A place is written as the country's code and
 * those of its regions, each within the other: {@code de-by}, {@code gb-sct}. Days that are only observed do not count.
 */
public final class PublicHolidays {

    private static final int COUNTRY = 2;
    private static @Nullable Map<String, String> places;

    private PublicHolidays() {}

    /** Every place by its code, in the order of its name: {@code de-by} is {@code Germany, Bavaria}. */
    public static synchronized Map<String, String> places() {
        Map<String, String> known = places;
        if (known == null) {
            known = found();
            places = known;
        }
        return known;
    }

    /** Those of a place, in English; refused when it is not one of {@link #places}. */
    public static Holidays of(String place) {
        if (!places().containsKey(place)) {
            throw Refused.invalid(
                    "holidays", "There are no holidays of \"" + place + "\". Use a code like ie, de-by or gb-sct.");
        }
        List<String> codes = List.of(place.split("-"));
        HolidayManager manager = manager(codes.getFirst());
        String[] regions = codes.subList(1, codes.size()).toArray(String[]::new);
        return year -> days(manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, regions));
    }

    private static Map<LocalDate, String> days(Set<Holiday> holidays) {
        Map<LocalDate, String> days = new HashMap<>();
        holidays.stream()
                .sorted(Comparator.comparing(Holiday::getPropertiesKey))
                .forEach(each -> days.putIfAbsent(each.getDate(), each.getDescription(Locale.ENGLISH)));
        return days;
    }

    private static Map<String, String> found() {
        Map<String, String> all = new HashMap<>();
        HolidayManager.getSupportedCalendarCodes().stream()
                .filter(code -> code.length() == COUNTRY)
                .map(code -> code.toLowerCase(Locale.ROOT))
                .forEach(code -> add(manager(code).getCalendarHierarchy(), code, "", all));
        Map<String, String> sorted = new LinkedHashMap<>();
        all.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(place -> sorted.put(place.getKey(), place.getValue()));
        return Collections.unmodifiableMap(sorted);
    }

    private static void add(CalendarHierarchy place, String code, String within, Map<String, String> all) {
        String name = within + place.getDescription(Locale.ENGLISH);
        all.put(code, name);
        place.getChildren().forEach((key, child) -> add(child, code + "-" + key, name + ", ", all));
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }
}
