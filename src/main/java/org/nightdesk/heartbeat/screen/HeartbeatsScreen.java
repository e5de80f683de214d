package org.nightdesk.heartbeat.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All heartbeats, those in trouble first. {@code query} is what the list is asked with again when one is heard; {@code older} and {@code newer} are the addresses of the other parts of the list,
 * empty when there are none.
 */
public record HeartbeatsScreen(
        String sentence,
        String words,
        String state,
        List<Choice> states,
        List<Row> rows,
        String query,
        String newer,
        String older,
        boolean mayWrite) {

    /** How many stand how. */
    public record Choice(String path, String name, int number, boolean chosen) {}

    /** One; {@code tone} is a CSS class. {@code due} is when it is expected next. */
    public record Row(
            String path,
            String name,
            String service,
            String expected,
            String state,
            String tone,
            String detail,
            Optional<Instant> lastAt,
            Optional<Instant> due) {}
}
