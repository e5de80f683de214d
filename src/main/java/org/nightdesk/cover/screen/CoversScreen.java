package org.nightdesk.cover.screen;

import java.time.Instant;
import java.util.List;

/** Shifts of people who cannot be reached: those that wait for somebody, and those that somebody covers. */
public record CoversScreen(String sentence, List<Line> open, List<Line> covered) {

    /**
     * One of them. {@code taker} is empty while it waits, {@code asked} a sentence, {@code leadAt} when a lead is told unless they are
     * already. The paths are empty where whoever looks cannot do it; {@code choose} is where a lead chooses who covers.
     */
    public record Line(
            String who,
            String taker,
            String schedule,
            Instant from,
            Instant until,
            String length,
            String asked,
            Instant leadAt,
            boolean leadTold,
            String take,
            String decline,
            String undo,
            String choose) {}
}
