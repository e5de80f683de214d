package org.nightdesk.signal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a sender says about one alert, in our terms. {@code key} is the deduplication key within the integration.
 * {@code startsAt} empty: the sender does not say, so it cannot tell a newer episode from a repeat. {@code expiresAt}
 * empty: the alert stays open until it is resolved. {@code service} is the slug of a service it names, may be empty.
 * {@code labels} and {@code annotations} are objects of texts in JSON, as they are stored.
 */
public record Signal(
        UUID key,
        boolean firing,
        Optional<Instant> startsAt,
        Optional<Instant> expiresAt,
        Severity severity,
        String summary,
        String description,
        String service,
        String group,
        String labels,
        String annotations,
        String sourceUrl) {}
