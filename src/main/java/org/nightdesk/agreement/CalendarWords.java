package org.nightdesk.agreement;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.agreement.screen.CalendarScreen.Unusual;
import org.nightdesk.holiday.PublicHolidays;
import org.nightdesk.sla.CalendarDraft;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;

/** Says a calendar as people would. */
final class CalendarWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

    private CalendarWords() {}

    /** {@code Monday to Thursday 09:00-17:00, Friday 09:00-16:00, in Dublin. It rests on public holidays of Ireland.} */
    static String sentence(CalendarDraft draft) {
        List<String> parts = new ArrayList<>();
        int day = 0;
        while (day < draft.week().size()) {
            int last = day;
            while (last + 1 < draft.week().size()
                    && draft.week().get(last + 1).equals(draft.week().get(day))) {
                last++;
            }
            if (!draft.week().get(day).isEmpty()) {
                parts.add(days(day, last) + " " + hours(draft.week().get(day)));
            }
            day = last + 1;
        }
        String rests = draft.holidays()
                .map(place -> " It rests on public holidays of "
                        + PublicHolidays.places().getOrDefault(place, place) + ".")
                .orElse("");
        return String.join(", ", parts) + ", in "
                + Place.of(ZoneId.of(draft.zone())).name() + "." + rests;
    }

    private static String hours(String written) {
        return written.equals("00:00-24:00") ? "around the clock" : written.replace(", ", " and ");
    }

    private static String days(int first, int last) {
        if (first == 0 && last == DayOfWeek.values().length - 1) {
            return "Every day";
        }
        return first == last ? name(first) : name(first) + " to " + name(last);
    }

    private static String name(int day) {
        return DayOfWeek.of(day + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** {@code Open now, until 17:00.} by its own zone. */
    static String now(CalendarDraft draft, Instant now) {
        Place there = Place.of(ZoneId.of(draft.zone()));
        Times times = new Times(now, there, List.of());
        Optional<String> turns = draft.turns(now).map(times::point).map(at -> at + " in " + there.name());
        return draft.isOpen(now)
                ? "Open now" + turns.map(at -> ", until " + at).orElse("") + "."
                : turns.map(at -> "Closed now, opens " + at + ".").orElse("It does not open again.");
    }

    static List<Unusual> unusual(CalendarDraft draft, Instant now, int most) {
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of(draft.zone()));
        return draft.unusual(today, most).stream()
                .map(each -> new Unusual(DAY.format(each.date()), each.name(), each.hours()))
                .toList();
    }
}
