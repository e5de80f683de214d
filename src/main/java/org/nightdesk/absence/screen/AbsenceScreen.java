package org.nightdesk.absence.screen;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One absence and the shifts it leaves open. {@code mayRemove}: it is theirs, or a lead looks, and it does not come from a calendar. */
public record AbsenceScreen(String sentence, String second, String path, List<Shift> shifts, boolean mayRemove) {

    /** A part of a shift, and who may cover it, the least loaded first: value of the field to what it says. */
    public record Shift(
            String schedule, String name, Instant from, Instant until, String length, Map<String, String> covers) {

        private static final int FEW = 3;

        /** Those that are shown at once. */
        public Map<String, String> first() {
            return part(0, FEW);
        }

        public Map<String, String> others() {
            return part(FEW, covers.size());
        }

        private Map<String, String> part(int from, int until) {
            Map<String, String> part = new LinkedHashMap<>();
            covers.entrySet().stream()
                    .skip(from)
                    .limit(Math.max(0, until - from))
                    .forEach(cover -> part.put(cover.getKey(), cover.getValue()));
            return part;
        }
    }
}
