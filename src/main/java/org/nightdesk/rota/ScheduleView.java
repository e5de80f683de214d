package org.nightdesk.rota;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;

/** A schedule as the API shows it. */
record ScheduleView(String id, String name, String description, String timeZone, List<LayerView> layers) {

    record LayerView(RotationView rotation, List<String> people, List<RestrictionView> restrictions, boolean shadow) {}

    record RotationView(EveryView every, String handoverTime, Optional<Object> handoverDay, String start) {}

    record EveryView(int count, String unit) {}

    record RestrictionView(List<String> days, String from, String until) {}

    static ScheduleView of(Schedule schedule) {
        return new ScheduleView(
                schedule.id().text(),
                schedule.name(),
                schedule.description(),
                schedule.zone().getId(),
                schedule.layers().stream().map(layer -> layer(layer, schedule)).toList());
    }

    private static LayerView layer(Layer layer, Schedule schedule) {
        Rotation rotation = layer.rotation();
        RotationView view = new RotationView(
                new EveryView(rotation.count(), Words.word(rotation.unit())),
                rotation.handoverTime().toString(),
                handoverDay(rotation),
                rotation.start().atZone(schedule.zone()).toOffsetDateTime().toString());
        return new LayerView(
                view,
                layer.people().stream().map(PersonId::text).toList(),
                layer.restrictions().stream().map(ScheduleView::restriction).toList(),
                layer.shadow());
    }

    private static Optional<Object> handoverDay(Rotation rotation) {
        return switch (rotation.unit()) {
            case HOURS, DAYS -> Optional.empty();
            case WEEKS -> Optional.of(Words.word(DayOfWeek.of(rotation.handoverDay())));
            case MONTHS -> Optional.of(rotation.handoverDay());
        };
    }

    private static RestrictionView restriction(Restriction restriction) {
        return new RestrictionView(
                restriction.days().stream().sorted().map(Words::word).toList(),
                restriction.from().toString(),
                restriction.until().toString());
    }
}
