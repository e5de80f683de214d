package org.nightdesk.rota;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nightdesk.rota.ScheduleBody.EveryBody;
import org.nightdesk.rota.ScheduleBody.LayerBody;
import org.nightdesk.rota.ScheduleBody.RestrictionBody;
import org.nightdesk.rota.ScheduleBody.RotationBody;
import org.nightdesk.rota.screen.ScheduleScreen.LayerFields;
import tools.jackson.databind.node.StringNode;

/**
 * A schedule as the fields of a form. Their names are the paths of the API, so that a refusal finds its field. A layer
 * without people, hours and a beginning, and a window without times, are not there.
 */
record ScheduleForm(Map<String, String> typed) {

    private static final int MOST_LAYERS = 21;
    private static final int MOST_PEOPLE = 101;
    private static final int MOST_WINDOWS = 51;
    private static final int SPARE = 2;
    private static final int BLANK = 4;

    static ScheduleForm of(Schedule schedule) {
        Map<String, String> values = new HashMap<>();
        values.put("name", schedule.name());
        values.put("description", schedule.description());
        values.put("timeZone", schedule.zone().getId());
        for (int i = 0; i < schedule.layers().size(); i++) {
            put(values, "layers[" + i + "]", schedule.layers().get(i));
        }
        return new ScheduleForm(values);
    }

    private static void put(Map<String, String> values, String field, Layer layer) {
        Rotation rotation = layer.rotation();
        values.put(field + ".rotation.every.count", Integer.toString(rotation.count()));
        values.put(field + ".rotation.every.unit", Words.word(rotation.unit()));
        values.put(field + ".rotation.handoverTime", rotation.handoverTime().toString());
        values.put(
                field + ".rotation.handoverDay",
                rotation.unit() == Rotation.Unit.WEEKS
                        ? Words.word(DayOfWeek.of(rotation.handoverDay()))
                        : Integer.toString(rotation.handoverDay()));
        values.put(field + ".rotation.start", start(rotation));
        if (layer.shadow()) {
            values.put(field + ".shadow", "on");
        }
        for (int i = 0; i < layer.people().size(); i++) {
            values.put(field + ".people[" + i + "]", layer.people().get(i).text());
        }
        for (int i = 0; i < layer.restrictions().size(); i++) {
            Restriction window = layer.restrictions().get(i);
            String at = field + ".restrictions[" + i + "]";
            values.put(at + ".from", window.from().toString());
            values.put(at + ".until", window.until().toString());
            window.days().forEach(day -> values.put(at + ".days." + Words.word(day), "on"));
        }
    }

    // A start at the hand-over is the date alone, as it is read.
    private static String start(Rotation rotation) {
        boolean atHandover = rotation.start().toLocalTime().equals(rotation.handoverTime());
        return atHandover
                ? rotation.start().toLocalDate().toString()
                : rotation.start().toString();
    }

    ScheduleDraft draft(Instant now) {
        List<LayerBody> layers =
                filledLayers().mapToObj(i -> layer("layers[" + i + "]")).toList();
        return new ScheduleBody(value("name"), Optional.of(value("description")), value("timeZone"), layers).draft(now);
    }

    private LayerBody layer(String field) {
        String rotation = field + ".rotation";
        RotationBody body = new RotationBody(
                new EveryBody(count(rotation + ".every.count"), value(rotation + ".every.unit")),
                filled(rotation + ".handoverTime").or(() -> filled(field + ".restrictions[0].from")),
                filled(rotation + ".handoverDay").map(StringNode::valueOf),
                filled(rotation + ".start"));
        return new LayerBody(
                body, people(field), windows(field), filled(field + ".shadow").map(on -> true));
    }

    private List<String> people(String field) {
        return IntStream.range(0, MOST_PEOPLE)
                .mapToObj(i -> value(field + ".people[" + i + "]"))
                .filter(person -> !person.isEmpty())
                .toList();
    }

    private List<RestrictionBody> windows(String field) {
        List<RestrictionBody> windows = new ArrayList<>();
        for (int i = 0; i < MOST_WINDOWS; i++) {
            String at = field + ".restrictions[" + i + "]";
            if (filled(at + ".from").isPresent() || filled(at + ".until").isPresent()) {
                windows.add(new RestrictionBody(days(at), value(at + ".from"), value(at + ".until")));
            }
        }
        return windows;
    }

    private List<String> days(String field) {
        return Stream.of(DayOfWeek.values())
                .map(Words::word)
                .filter(day -> filled(field + ".days." + day).isPresent())
                .toList();
    }

    /** What is to be shown: each filled layer with a place to spare, and one blank layer. */
    List<LayerFields> fields() {
        List<LayerFields> fields = new ArrayList<>();
        filledLayers().forEach(i -> fields.add(fields(i, false)));
        int next = filledLayers().max().orElse(-1) + 1;
        fields.add(fields(next, true));
        return fields;
    }

    private LayerFields fields(int index, boolean blank) {
        String field = "layers[" + index + "]";
        int people = last(MOST_PEOPLE, i -> field + ".people[" + i + "]") + 1 + (blank ? BLANK : SPARE);
        int windows = last(MOST_WINDOWS, i -> field + ".restrictions[" + i + "].from") + 2;
        return new LayerFields(
                index + 1,
                field,
                blank,
                names(people, i -> field + ".people[" + i + "]"),
                names(windows, i -> field + ".restrictions[" + i + "]"));
    }

    private static List<String> names(int count, IntFunction<String> name) {
        return IntStream.range(0, count).mapToObj(name).toList();
    }

    private int last(int most, IntFunction<String> name) {
        return IntStream.range(0, most)
                .filter(i -> filled(name.apply(i)).isPresent())
                .max()
                .orElse(-1);
    }

    /** Whether nobody has a turn and no hours are written. */
    boolean isBlank() {
        return filledLayers().findAny().isEmpty();
    }

    // Hours or a beginning without people are not passed over: the check says what is missing.
    private IntStream filledLayers() {
        return IntStream.range(0, MOST_LAYERS).filter(i -> isFilled("layers[" + i + "]"));
    }

    private boolean isFilled(String field) {
        return !people(field).isEmpty()
                || !windows(field).isEmpty()
                || filled(field + ".rotation.start").isPresent();
    }

    private int count(String field) {
        String text = value(field).strip();
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    private String value(String field) {
        return typed.getOrDefault(field, "");
    }

    private Optional<String> filled(String field) {
        return Optional.of(value(field).strip()).filter(text -> !text.isEmpty());
    }

    static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        Stream.of(Rotation.Unit.values())
                .forEach(unit -> units.put(Words.word(unit), unit.name().toLowerCase(Locale.ROOT)));
        return units;
    }
}
