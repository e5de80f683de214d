package org.nightdesk.intake.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One sender: when it was last heard of, what to paste into it, what fires by its say, and what became of its requests. {@code id} as in
 * addresses; {@code older} is the path to the requests before those shown, or empty.
 */
public record IntegrationScreen(
        String id,
        String name,
        String kind,
        String service,
        String serviceName,
        String habits,
        boolean mayChange,
        Optional<Instant> lastSignalAt,
        SnippetScreen snippet,
        List<AlertRow> alerts,
        List<RequestRow> requests,
        String older) {

    /** One alert that fires; {@code silenced} is until when it wakes nobody. */
    public record AlertRow(
            String severity, String summary, String labels, Instant since, String ticket, Optional<Instant> silenced) {}

    /** One request; {@code words} say what became of it, {@code tickets} the incidents it touched, by number. */
    public record RequestRow(
            String path, Instant at, String format, String size, String words, boolean refused, List<String> tickets) {}
}
