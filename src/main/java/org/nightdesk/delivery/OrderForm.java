package org.nightdesk.delivery;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.delivery.Recurrence.Every;
import org.nightdesk.report.FileFormat;
import org.nightdesk.report.ReportFiles.Ask;
import org.nightdesk.report.ReportFiles.Choice;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.web.Form;

/** Between what stands in the form and an order. */
final class OrderForm {

    /** Before the words of a report, which might be called like a field of ours. */
    static final String ARGUMENT = "a-";

    /** What is chosen instead of a {@link RelativeDay}; the day itself stands in the field of that name and {@link #DATE}. */
    static final String FIXED = "fixed";

    /** Behind the name of a field that says a day. */
    static final String DATE = "-date";

    /** Before the numbers of days of the week, Monday 1. */
    static final String DAY = "on-";

    private OrderForm() {}

    static OrderDraft draft(Choice report, Map<String, String> typed) {
        return new OrderDraft(
                text(typed, "name"),
                report.id(),
                report.asks().stream().collect(Collectors.toMap(Ask::word, ask -> argument(ask, typed))),
                FileFormat.of(text(typed, "format")),
                new Recurrence(
                        every(text(typed, "every")),
                        days(typed),
                        monthDay(text(typed, "monthDay")),
                        time(text(typed, "at")),
                        zone(text(typed, "timeZone"))),
                Optional.of(text(typed, "calendar"))
                        .filter(id -> id.matches("\\d{1,15}"))
                        .map(Long::valueOf),
                condition(text(typed, "condition"), text(typed, "column"), text(typed, "sign"), text(typed, "value")),
                new Target(
                        Target.Way.of(text(typed, "way")),
                        text(typed, "to")
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList()));
    }

    private static String argument(Ask ask, Map<String, String> typed) {
        String value = typed.getOrDefault(ARGUMENT + ask.word(), "");
        return ask.day() && value.equals(FIXED) ? typed.getOrDefault(ARGUMENT + ask.word() + DATE, "") : value;
    }

    private static String text(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "").strip();
    }

    static Every every(String word) {
        return switch (word) {
            case "day" -> Every.DAY;
            case "week" -> Every.WEEK;
            case "month" -> Every.MONTH;
            default -> throw Refused.invalid("every", "Choose how often: day, week or month.");
        };
    }

    private static Set<DayOfWeek> days(Map<String, String> typed) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> typed.containsKey(DAY + day.getValue()))
                .collect(Collectors.toSet());
    }

    private static int monthDay(String text) {
        return text.matches("\\d{1,2}") ? Integer.parseInt(text) : text.isEmpty() ? 1 : 0;
    }

    static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException wrong) {
            throw Refused.invalid("at", "Write a time of day: 07:00.");
        }
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw Refused.invalid("timeZone", "There is no time zone \"" + text + "\". Use one like Europe/Dublin.");
        }
    }

    static Condition condition(String kind, String column, String sign, String value) {
        return switch (kind) {
            case "", "always" -> Condition.ALWAYS;
            case "rows" -> new Condition(Condition.Kind.ROWS, "", "", "");
            case "value" -> new Condition(Condition.Kind.VALUE, column, sign(sign), value);
            default -> throw Refused.invalid("condition", "Choose when: always, rows or value.");
        };
    }

    private static String sign(String sign) {
        if (!Set.of("<", "<=", "=", "<>", ">=", ">").contains(sign)) {
            throw Refused.invalid("sign", "Compare by one of <, <=, =, <>, >= and >.");
        }
        return sign;
    }

    /** What was typed, and what is wrong with it by the fields of this form. */
    static Form refused(Choice report, Map<String, String> typed, Refused refused) {
        Set<String> words = report.asks().stream().map(Ask::word).collect(Collectors.toSet());
        return new Form(
                typed,
                refused.problems().stream()
                        .map(one ->
                                words.contains(one.field()) ? new Problem(ARGUMENT + one.field(), one.reason()) : one)
                        .toList());
    }

    static Map<String, String> values(Choice report, OrderDraft draft) {
        Map<String, String> values = new HashMap<>();
        draft.arguments().forEach((word, value) -> values.put(ARGUMENT + word, value));
        report.asks().stream()
                .filter(Ask::day)
                .map(ask -> ARGUMENT + ask.word())
                .forEach(field -> fix(values, field));
        Recurrence when = draft.when();
        values.put("name", draft.name());
        values.put("format", draft.format().word());
        values.put("every", when.every().name().toLowerCase(Locale.ROOT));
        when.weekdays().forEach(day -> values.put(DAY + day.getValue(), "on"));
        values.put("monthDay", Integer.toString(when.monthDay()));
        values.put("at", when.at().toString());
        values.put("timeZone", when.zone().getId());
        values.put("calendar", draft.calendar().map(Object::toString).orElse(""));
        values.put("condition", draft.condition().kind().word());
        values.put("column", draft.condition().column());
        values.put("sign", draft.condition().sign());
        values.put("value", draft.condition().value());
        values.put("way", draft.target().way().word());
        values.put("to", String.join("\n", draft.target().addresses()));
        return values;
    }

    private static void fix(Map<String, String> values, String field) {
        String day = values.getOrDefault(field, "");
        if (RelativeDay.of(day).isEmpty() && !day.isEmpty()) {
            values.put(field, FIXED);
            values.put(field + DATE, day);
        }
    }
}
