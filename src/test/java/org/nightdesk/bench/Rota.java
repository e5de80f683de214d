package org.nightdesk.bench;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Coverage;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.OverrideDraft;
import org.nightdesk.rota.Restriction;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.Rotation.Unit;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

/**
 * How long a year of a schedule with twelve layers takes, read from the database and resolved into shifts, the plan and the gaps. Each layer
 * has six people and a window of its own on every day; fifty overrides lie over them.
 */
final class Rota {

    private static final int LAYERS = 12;
    private static final int TIMES = Figures.number("BENCH_TIMES", 300);
    private static final Duration YEAR = Duration.ofDays(365);

    private final Schedules schedules;
    private final Instant now;
    private final List<PersonId> people;

    private Rota(TestNode node) {
        Cast cast = Cast.of(node);
        this.schedules = node.bean(Schedules.class);
        this.now = node.now();
        this.people = IntStream.range(0, 6)
                .mapToObj(i -> cast.staff("Person " + i, Role.RESPONDER, "Europe/Dublin")
                        .id())
                .toList();
    }

    public static void main(String[] arguments) throws IOException {
        Figures.sayHowQuiet();
        try (TestNode node = TestNode.fresh()) {
            new Rota(node).measure();
        }
    }

    private void measure() {
        ScheduleId schedule = schedule();
        Span year = new Span(now, now.plus(YEAR));
        Coverage coverage = schedules.coverage(schedule, year);
        for (int i = 0; i < TIMES; i++) {
            coverage = schedules.coverage(schedule, year);
        }
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            long begin = System.nanoTime();
            coverage = schedules.coverage(schedule, year);
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        List<Double> sorted = millis.stream().sorted().toList();
        Figures.say(
                "a year of %d layers: %,d shifts, %,d by rotation alone; n=%,d  median %.1f ms  p99 %.1f ms  max %.1f ms",
                LAYERS,
                coverage.shifts().size(),
                coverage.planned().size(),
                sorted.size(),
                Figures.median(millis),
                sorted.get(sorted.size() * 99 / 100),
                sorted.getLast());
    }

    private ScheduleId schedule() {
        List<Layer> layers = IntStream.range(0, LAYERS).mapToObj(this::layer).toList();
        ScheduleId id = schedules
                .create(new ScheduleDraft("Bench", "", ZoneId.of("Europe/Dublin"), layers), Viewer.system(), now)
                .id();
        for (int i = 0; i < 50; i++) {
            Instant from = now.plus(Duration.ofDays(7L * i)).plus(Duration.ofHours(5));
            schedules.override(
                    OverrideDraft.cover(id, people.get(i % people.size()), from, from.plus(Duration.ofHours(4))),
                    Viewer.system(),
                    now);
        }
        return id;
    }

    private Layer layer(int number) {
        Unit unit = Unit.values()[number % Unit.values().length];
        LocalTime begin = LocalTime.of(number * 2 % 24, 0);
        Rotation rotation = new Rotation(
                unit == Unit.HOURS ? 12 : 1,
                unit,
                begin,
                1,
                LocalDateTime.of(2026, 1, 5, 0, 0).with(begin));
        return new Layer(
                rotation, people, List.of(new Restriction(EnumSet.allOf(DayOfWeek.class), begin, begin.plusHours(3))));
    }
}
