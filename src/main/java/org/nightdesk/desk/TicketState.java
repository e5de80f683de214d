package org.nightdesk.desk;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.sla.Waiting;

/** Where a ticket stands; each state carries only its own facts. */
public sealed interface TicketState {

    /** Nobody has looked yet. */
    record New() implements TicketState {}

    /** Somebody is on it. */
    record Open() implements TicketState {}

    /** Waiting for something; goes on by itself at {@code until} when that is given. {@code on} says whom or what for. */
    record OnHold(Optional<Instant> until, String reason, Waiting on) implements TicketState {}

    /** It works again, but not as it should: stays in everyone's sight until the real fix ships. */
    record Workaround(String how, Instant at) implements TicketState {}

    /** Fixed, or gone by itself. */
    record Resolved(Instant at, String note) implements TicketState {}

    /** Resolved and agreed, or part of another ticket now: nothing more will happen here. */
    record Closed(Instant at, Optional<TicketId> mergedInto) implements TicketState {}

    /** The word of the API and the database. */
    default String word() {
        return switch (this) {
            case New fresh -> "new";
            case Open open -> "open";
            case OnHold hold -> "on-hold";
            case Workaround workaround -> "workaround";
            case Resolved resolved -> "resolved";
            case Closed closed -> "closed";
        };
    }

    /** Whether the work is over. */
    default boolean over() {
        return switch (this) {
            case New fresh -> false;
            case Open open -> false;
            case OnHold hold -> false;
            case Workaround workaround -> false;
            case Resolved resolved -> true;
            case Closed closed -> true;
        };
    }
}
