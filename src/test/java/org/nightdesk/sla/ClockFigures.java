package org.nightdesk.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.holiday.Holidays;

/** How long one clock of a ticket takes that was open for a year and on hold forty times, strip and due time together. */
public final class ClockFigures {

    private static final int CLOCKS = 20_000;
    private static final int HOLDS = 40;
    private static final int RUNS = 5;

    private ClockFigures() {}

    public static void main(String[] arguments) {
        Instant opened = Instant.parse("2025-11-20T10:17:03Z");
        List<Deed> deeds = new ArrayList<>(List.of(Deed.of(Deed.Kind.OPENED, opened)));
        for (int i = 1; i <= HOLDS; i++) {
            Instant held = opened.plus(Duration.ofHours(215L * i));
            deeds.add(Deed.held(Waiting.CUSTOMER, held));
            deeds.add(Deed.of(Deed.Kind.RESUMED, held.plus(Duration.ofMinutes(1317))));
        }
        Instant now = opened.plus(Duration.ofDays(365));
        Terms terms = new Terms(calendar(), Map.of(Promise.RESOLUTION, Duration.ofHours(1900)), Rules.USUAL);
        double[] micros = new double[RUNS];
        long segments = 0;
        for (int run = 0; run < RUNS; run++) {
            long before = System.nanoTime();
            for (int i = 0; i < CLOCKS; i++) {
                segments += Strip.of(Promise.RESOLUTION, deeds, terms, now.plusSeconds(i))
                        .orElseThrow()
                        .segments()
                        .size();
            }
            micros[run] = (System.nanoTime() - before) / 1e3 / CLOCKS;
            System.out.printf("run %d  %.1f us a clock%n", run + 1, micros[run]);
        }
        Arrays.sort(micros);
        System.out.printf(
                "median %.1f us a clock of %d segments (aim 50)%n", micros[RUNS / 2], segments / RUNS / CLOCKS);
        long before = System.nanoTime();
        Strip.of(Promise.RESOLUTION, deeds, new Terms(calendar(), terms.targets(), terms.rules()), now);
        System.out.printf("the first of a new calendar: %.0f us%n", (System.nanoTime() - before) / 1e3);
    }

    private static Calendar calendar() {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            week.put(DayOfWeek.of(day), Hours.parse("hours", "08:30-12:30, 13:15-17:30"));
        }
        SpecialDays shut =
                new SpecialDays("Christmas", LocalDate.of(2020, 12, 24), LocalDate.of(2021, 1, 2), true, List.of());
        return new Calendar(ZoneId.of("Europe/Dublin"), week, List.of(shut), Holidays.NONE);
    }
}
