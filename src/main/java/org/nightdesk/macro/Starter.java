package org.nightdesk.macro;

import java.util.List;
import java.util.Map;

/** A macro to begin with: offered, never there by itself. It names nothing that an installation might not have. */
record Starter(String name, List<String> lines) {

    static final List<Starter> ALL = List.of(
            new Starter("We have it", List.of("acknowledge", "reply: We have it")),
            new Starter("Waits for the customer", List.of("hold: customer, their answer")),
            new Starter("Waits for the vendor", List.of("acknowledge", "tag: vendor", "hold: vendor, their answer")),
            new Starter("Mine, tomorrow", List.of("assign: me", "snooze: tomorrow")),
            new Starter("Something is broken", List.of("kind: incident", "urgency: high", "acknowledge")),
            new Starter("Repaired", List.of("reply: It is repaired", "resolve")));

    Map<String, String> values() {
        return Map.of("name", name, "steps", String.join("\n", lines));
    }
}
