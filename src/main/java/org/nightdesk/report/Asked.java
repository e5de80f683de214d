package org.nightdesk.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field that asks for one of a report's values, on whichever form. {@code type} is that of the field, {@code select}, or {@code ticks} for several of the
 * choices, which are by value what is shown for it; {@code chosen} are among these.
 */
public record Asked(
        String field, String label, String type, String hint, Map<String, String> choices, List<String> chosen) {

    /** Where nothing is offered. */
    static Asked typed(String field, String label, String type, String hint) {
        return new Asked(field, label, type, hint, Map.of(), List.of());
    }

    /** To choose one of. */
    public Map<String, String> one() {
        Map<String, String> one = new LinkedHashMap<>(Map.of("", "Choose"));
        one.putAll(choices);
        return one;
    }
}
