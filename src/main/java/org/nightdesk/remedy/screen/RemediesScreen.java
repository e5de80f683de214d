package org.nightdesk.remedy.screen;

import java.time.Instant;
import java.util.List;

/** What may be done about a ticket by a playbook, and what was. */
public record RemediesScreen(List<Offer> offers, List<Run> runs) {

    /** A playbook of the ticket's service; {@code path} is where it begins, with what is known filled in. */
    public record Offer(String path, String name) {}

    /** {@code questions} are what it waits for a person with. */
    public record Run(String path, String title, String state, String tone, Instant at, List<String> questions) {}
}
