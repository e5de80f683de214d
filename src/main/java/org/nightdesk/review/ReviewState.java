package org.nightdesk.review;

import java.time.Instant;

/** Where a review stands. */
sealed interface ReviewState {

    /** Being written. */
    record Draft() implements ReviewState {}

    /** Agreed: the text stays as it is, the actions go on. */
    record Approved(String name, Instant at) implements ReviewState {}

    /** The word of the API. */
    default String word() {
        return switch (this) {
            case Draft draft -> "draft";
            case Approved approved -> "approved";
        };
    }
}
