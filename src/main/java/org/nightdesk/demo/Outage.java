package org.nightdesk.demo;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that breaks again and again, as {@code outages.json} tells it. {@code ends}: {@code itself} before anybody did anything,
 * {@code fixed} by a person who says how, {@code noted} by the sender after a person wrote what they did. {@code lasts} in minutes, least and most.
 */
record Outage(
        String alert,
        String service,
        String sender,
        String severity,
        List<String> instances,
        String summary,
        String description,
        When when,
        List<Integer> lasts,
        String ends,
        List<String> notes,
        List<String> fixes,
        List<String> calls) {

    /**
     * When it breaks: {@code daysAgo}, on each {@code weekday}, at each {@code monthEnd}, or some {@code times} at random. {@code between} are
     * local hours at the first site; none is any hour.
     */
    record When(List<Integer> daysAgo, @Nullable String weekday, boolean monthEnd, int times, List<Integer> between) {

        When {
            daysAgo = Objects.requireNonNullElse(daysAgo, List.of());
            between = Objects.requireNonNullElse(between, List.of());
        }
    }

    Outage {
        notes = Objects.requireNonNullElse(notes, List.of());
        fixes = Objects.requireNonNullElse(fixes, List.of());
        calls = Objects.requireNonNullElse(calls, List.of());
    }

    boolean wakes() {
        return !severity.equals("info");
    }
}
