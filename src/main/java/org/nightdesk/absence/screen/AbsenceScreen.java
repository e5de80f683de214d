package org.nightdesk.absence.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One absence and the shifts it leaves open. {@code mayRemove}: it is theirs, or a lead looks, and it does not come from a calendar. */
public record AbsenceScreen(String sentence, String second, String path, List<Shift> shifts, boolean mayRemove) {

    /** A part of a shift, and who may cover it: value of the field to what it says. */
    public record Shift(
            String schedule, String name, Instant from, Instant until, String length, Map<String, String> covers) {}
}
