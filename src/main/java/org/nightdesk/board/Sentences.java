package org.nightdesk.board;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.Schedule;

/** Says a schedule's layers so that they can be read aloud. */
final class Sentences {

    private static final Set<DayOfWeek> WORKDAYS =
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
    private static final int ALL_DAYS = 7;

    private Sentences() {}

    static List<String> of(Schedule schedule, Map<PersonId, String> names) {
        return schedule.layers().stream()
                .map(layer -> (layer.shadow() ? "In training, alongside: " : "") + people(layer, names) + turns(layer)
                        + windows(layer) + ".")
                .toList();
    }

    private static String people(Layer layer, Map<PersonId, String> names) {
        return layer.people().stream()
                .map(id -> names.getOrDefault(id, "somebody"))
                .collect(Collectors.joining(", then "));
    }

    private static String turns(Layer layer) {
        Rotation rotation = layer.rotation();
        if (layer.people().size() == 1) {
            return ", always";
        }
        String unit = rotation.unit().name().toLowerCase(Locale.ROOT);
        String every = rotation.count() == 1
                ? "every " + unit.substring(0, unit.length() - 1)
                : "every " + rotation.count() + " " + unit;
        return "; handed over " + every + day(rotation) + " at " + rotation.handoverTime();
    }

    private static String day(Rotation rotation) {
        return switch (rotation.unit()) {
            case HOURS, DAYS -> "";
            case WEEKS -> " on " + name(DayOfWeek.of(rotation.handoverDay()));
            case MONTHS -> " on day " + rotation.handoverDay();
        };
    }

    private static String windows(Layer layer) {
        if (layer.restrictions().isEmpty()) {
            return "";
        }
        return layer.restrictions().stream()
                .map(window -> days(window.days()) + window.from() + " to " + window.until())
                .collect(Collectors.joining(", ", ", only ", ""));
    }

    private static String days(Set<DayOfWeek> days) {
        if (days.size() == ALL_DAYS) {
            return "";
        }
        if (days.equals(WORKDAYS)) {
            return "Monday to Friday ";
        }
        return days.stream().sorted().map(Sentences::name).collect(Collectors.joining(", ")) + " ";
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
