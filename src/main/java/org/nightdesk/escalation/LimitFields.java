package org.nightdesk.escalation;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.Refused;

/**
 * What a step asks for besides its targets, as fields of a form: {@code order}, {@code needed}, {@code days} (empty: always; else days with
 * commas), {@code from}, {@code until}, {@code zone}, {@code priority}, {@code last}, {@code methods}.
 */
final class LimitFields {

    private static final List<String> FIELDS =
            List.of("order", "needed", "days", "from", "until", "zone", "priority", "last", "methods");
    private static final String MIDNIGHT = "00:00";

    private LimitFields() {}

    static Map<String, String> of(Step step) {
        Map<String, String> fields = new HashMap<>();
        fields.put("order", step.order().word());
        fields.put("needed", Integer.toString(step.needed()));
        fields.put("priority", "P" + step.leastPriority());
        fields.put("methods", String.join(", ", step.methods()));
        fields.put("last", step.lastResort() ? "yes" : "");
        step.window().ifPresent(window -> {
            fields.put("days", String.join(",", Limits.words(window.days())));
            fields.put("from", window.from().toString());
            fields.put("until", window.until().toString());
            fields.put("zone", window.zone().getId());
        });
        return fields;
    }

    static Map<String, String> typed(Map<String, String> fields, String prefix) {
        Map<String, String> typed = new HashMap<>();
        FIELDS.forEach(field ->
                typed.put(field, fields.getOrDefault(prefix + field, "").strip()));
        return typed;
    }

    /** Refuses what is not to be understood, naming the field as the API does. */
    static Step step(List<Target> targets, int wait, Map<String, String> fields, String path) {
        String needed = text(fields, "needed", "1");
        if (!needed.matches("[0-9]{1,3}")) {
            throw Refused.invalid(path + ".needed", "Write how many must answer as a number, 1 to 9.");
        }
        return new Step(
                targets,
                wait,
                Limits.order(text(fields, "order", Step.Order.ALL_AT_ONCE.word()), path + ".order"),
                Integer.parseInt(needed),
                window(fields, path + ".only"),
                Limits.priority(text(fields, "priority", "P5"), path + ".only.priority"),
                fields.getOrDefault("last", "").equals("yes"),
                Arrays.stream(text(fields, "methods", "").split("[,\\s]+"))
                        .filter(kind -> !kind.isEmpty())
                        .map(kind -> kind.toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static Optional<Window> window(Map<String, String> fields, String path) {
        String days = text(fields, "days", "");
        String from = text(fields, "from", "");
        String until = text(fields, "until", "");
        if (days.isEmpty() && from.isEmpty() && until.isEmpty()) {
            return Optional.empty();
        }
        String named = days.isEmpty() ? everyDay() : days;
        return Optional.of(new Window(
                Limits.days(Arrays.stream(named.split(",")), path + ".days"),
                Limits.time(from.isEmpty() ? MIDNIGHT : from, path + ".from"),
                Limits.time(until.isEmpty() ? MIDNIGHT : until, path + ".until"),
                Limits.zone(text(fields, "zone", ""), path + ".timeZone")));
    }

    static String everyDay() {
        return String.join(",", Limits.words(java.util.EnumSet.allOf(DayOfWeek.class)));
    }

    private static String text(Map<String, String> fields, String name, String otherwise) {
        String text = fields.getOrDefault(name, "");
        return text.isEmpty() ? otherwise : text;
    }
}
