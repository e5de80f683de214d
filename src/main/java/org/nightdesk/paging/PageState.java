package org.nightdesk.paging;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.people.PersonId;

/** Where a page stands; each state carries only its own facts. */
public sealed interface PageState {

    /** Begun, nobody told yet. */
    record Waiting() implements PageState {}

    /** Somebody is being told. */
    record Paging() implements PageState {}

    /**
     * Somebody has answered; {@code by} is empty when it was a token. Past {@code until} paging begins again; empty means until the
     * subject is resolved.
     */
    record Acknowledged(Optional<PersonId> by, String name, Instant at, Optional<Instant> until) implements PageState {}

    /** All steps have been gone through as often as the policy says and nobody answered. It begins again by itself. */
    record Exhausted() implements PageState {}

    /** Over: the subject needs nobody any more. */
    record Stopped(Instant at, String reason) implements PageState {}

    /** The word of the API and the database. */
    default String word() {
        return switch (this) {
            case Waiting waiting -> "waiting";
            case Paging paging -> "paging";
            case Acknowledged acknowledged -> "acknowledged";
            case Exhausted exhausted -> "exhausted";
            case Stopped stopped -> "stopped";
        };
    }

    /** Whether somebody still has to be found. */
    default boolean calling() {
        return switch (this) {
            case Waiting waiting -> true;
            case Paging paging -> true;
            case Exhausted exhausted -> true;
            case Acknowledged acknowledged -> false;
            case Stopped stopped -> false;
        };
    }
}
