package org.nightdesk.agreement;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nightdesk.agreement.screen.CalendarScreen.DayField;
import org.nightdesk.agreement.screen.CalendarScreen.SpecialRow;
import org.nightdesk.holiday.DaysOff;
import org.nightdesk.sla.CalendarDraft;
import org.nightdesk.sla.CalendarDraft.Special;
import org.nightdesk.sla.KeptCalendar;
import org.nightdesk.subject.Refused;
import org.nightdesk.web.Form;

/**
 * A calendar as it stands in the form, right or wrong. Hours are {@code week[0]} to {@code week[6]}, special days {@code special-0-name},
 * {@code -from}, {@code -until}, {@code -yearly} and {@code -hours}; one without a name and a day is not there.
 */
record CalendarForm(Map<String, String> typed) {

    private static final int MOST_SPECIAL = 500;
    private static final List<String> PARTS = List.of("name", "from", "until", "yearly", "hours");

    static CalendarForm blank(String zone) {
        Map<String, String> typed = new HashMap<>(Map.of("timeZone", zone));
        IntStream.range(0, 5).forEach(day -> typed.put("week[" + day + "]", "09:00-17:00"));
        return new CalendarForm(typed);
    }

    static CalendarForm of(KeptCalendar calendar) {
        CalendarDraft draft = calendar.draft();
        Map<String, String> typed = new HashMap<>();
        typed.put("name", calendar.name());
        typed.put("timeZone", draft.zone());
        typed.put("holidays", draft.holidays().orElse(""));
        typed.put("feed", draft.feed().map(DaysOff::address).orElse(""));
        IntStream.range(0, draft.week().size())
                .forEach(day -> typed.put("week[" + day + "]", draft.week().get(day)));
        for (int place = 0; place < draft.special().size(); place++) {
            Special each = draft.special().get(place);
            String field = "special-" + place + "-";
            typed.put(field + "name", each.name());
            typed.put(field + "from", each.from().toString());
            typed.put(field + "until", each.until().toString());
            typed.put(field + "hours", each.hours());
            if (each.yearly()) {
                typed.put(field + "yearly", "on");
            }
        }
        return new CalendarForm(typed);
    }

    /** With one more special day at the end, or without one: what the buttons {@code add} and {@code remove-2} ask for. */
    CalendarForm after(String deed) {
        Map<String, String> changed = new HashMap<>(typed);
        int count = count();
        if (deed.equals("add")) {
            changed.put("special-" + count + "-name", "");
        } else if (deed.matches("remove-[0-9]{1,3}")) {
            int gone = Integer.parseInt(deed.substring("remove-".length()));
            IntStream.range(gone, count)
                    .forEach(place -> PARTS.forEach(part -> {
                        changed.remove("special-" + place + "-" + part);
                        Optional.ofNullable(typed.get("special-" + (place + 1) + "-" + part))
                                .ifPresent(next -> changed.put("special-" + place + "-" + part, next));
                    }));
        }
        return new CalendarForm(changed);
    }

    String name() {
        return value("name");
    }

    /** What was typed, understood; refuses a special day without a date. */
    CalendarDraft draft() {
        List<Special> special = IntStream.range(0, count())
                .filter(place -> !value("special-" + place + "-name").isBlank()
                        || !value("special-" + place + "-from").isBlank())
                .mapToObj(this::special)
                .toList();
        return new CalendarDraft(
                value("timeZone").strip(),
                IntStream.range(0, DayOfWeek.values().length)
                        .mapToObj(day -> value("week[" + day + "]").strip())
                        .toList(),
                special,
                filled("holidays"),
                filled("feed").map(address -> new DaysOff(address, List.of())));
    }

    private Special special(int place) {
        String field = "special-" + place + "-";
        LocalDate from = date(place, value(field + "from"));
        return new Special(
                value(field + "name").strip(),
                from,
                value(field + "until").isBlank() ? from : date(place, value(field + "until")),
                typed.containsKey(field + "yearly"),
                value(field + "hours").strip());
    }

    private static LocalDate date(int place, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException noDate) {
            throw Refused.invalid("special-" + place, "Give it a date, such as 2026-12-24.");
        }
    }

    List<DayField> week() {
        return Stream.of(DayOfWeek.values())
                .map(day ->
                        new DayField("week[" + day.ordinal() + "]", day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
                .toList();
    }

    List<SpecialRow> special(Form form) {
        List<SpecialRow> rows = new ArrayList<>();
        for (int place = 0; place < count(); place++) {
            String field = "special-" + place + "-";
            rows.add(new SpecialRow(
                    place,
                    value(field + "name"),
                    value(field + "from"),
                    value(field + "until"),
                    typed.containsKey(field + "yearly"),
                    value(field + "hours"),
                    form.problem("special-" + place)));
        }
        return rows;
    }

    private int count() {
        return (int) IntStream.range(0, MOST_SPECIAL + 1)
                .takeWhile(place -> PARTS.stream().anyMatch(part -> typed.containsKey("special-" + place + "-" + part)))
                .count();
    }

    private Optional<String> filled(String field) {
        return Optional.of(value(field).strip()).filter(text -> !text.isEmpty());
    }

    private String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
