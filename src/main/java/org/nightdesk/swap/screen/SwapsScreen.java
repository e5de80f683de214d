package org.nightdesk.swap.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/**
 * Shifts that change hands. {@code mine} are those of who looks, {@code shifts} the next of everybody else, and {@code more} are not shown. {@code schedules} and {@code people} are what may be chosen; {@code owners} is more than one for leads.
 * {@code place} is whose clock times are typed by; {@code fromTwice} and {@code untilTwice} are what such a time may mean where that shows it twice,
 * else empty.
 */
public record SwapsScreen(
        String sentence,
        List<Line> swaps,
        List<Line> mine,
        List<Line> shifts,
        int more,
        Form form,
        Map<String, String> schedules,
        Map<String, String> owners,
        Map<String, String> people,
        String place,
        Map<String, String> fromTwice,
        Map<String, String> untilTwice) {

    /**
     * A swap, or a shift that can be taken. The paths are empty where whoever looks cannot do it. {@code ask} begins the form with
     * these hours; {@code waits}: it is asked of who looks.
     */
    public record Line(
            String who,
            String what,
            Instant from,
            Instant until,
            String note,
            String accept,
            String decline,
            String undo,
            String ask,
            boolean waits,
            Take take) {}

    /** The fields with which a shift is taken in one press; empty for a swap. */
    public record Take(String schedule, String owner, String from, String until) {

        /** Nothing can be taken. */
        public static final Take NONE = new Take("", "", "", "");
    }
}
