package org.nightdesk.deployment;

import java.util.Locale;
import java.util.Optional;

/** What became of a deployment; {@link #STARTED} until it is known. */
public enum Result {
    STARTED,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** The word of the API and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words that pipelines use; empty for what says nothing yet, such as a wait for somebody's approval. */
    public static Optional<Result> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "started", "running", "in_progress" -> Optional.of(STARTED);
            case "succeeded", "success" -> Optional.of(SUCCEEDED);
            case "failed", "failure", "error" -> Optional.of(FAILED);
            case "cancelled", "canceled" -> Optional.of(CANCELLED);
            default -> Optional.empty();
        };
    }
}
