package org.nightdesk.heartbeat;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a heartbeat stands. {@code startedAt}: a run began then that has not ended, {@code run} is what the sender calls it, may be empty. {@code dueAt} is when it is expected next. {@code downAt}
 * and {@code why}: since when and why it is down. {@code unheardAt}: it fell due then, while Nightdesk itself did not listen, and has not been heard since. {@code excused} is the number of the
 * outage that it was last given time for, until {@code givenUntil}; 0 for none. {@code pings} counts its calls.
 */
record Course(
        State state,
        Optional<Instant> startedAt,
        String run,
        Optional<Instant> lastAt,
        Optional<Instant> dueAt,
        Optional<Instant> downAt,
        String why,
        Optional<Instant> unheardAt,
        long excused,
        Optional<Instant> givenUntil,
        long pings) {

    /** New: never heard, so that nothing can be missed yet. */
    enum State {
        NEW,
        UP,
        DOWN,
        PAUSED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    Course begun(Instant at, String named) {
        return new Course(
                state, Optional.of(at), named, lastAt, dueAt, downAt, why, unheardAt, excused, givenUntil, pings);
    }

    Course heard(Instant at, Instant due) {
        return new Course(
                State.UP,
                Optional.empty(),
                "",
                Optional.of(at),
                Optional.of(due),
                Optional.empty(),
                "",
                Optional.empty(),
                excused,
                Optional.empty(),
                pings);
    }

    /** {@code heard}: by its own word; empty when it is down since nothing was heard. */
    Course down(Instant at, String reason, Optional<Instant> heard) {
        return new Course(
                State.DOWN,
                heard.isPresent() ? Optional.empty() : startedAt,
                heard.isPresent() ? "" : run,
                heard.or(() -> lastAt),
                dueAt,
                downAt.or(() -> Optional.of(at)),
                reason,
                unheardAt,
                excused,
                Optional.empty(),
                pings);
    }

    Course paused() {
        return new Course(
                State.PAUSED,
                Optional.empty(),
                "",
                lastAt,
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                excused,
                Optional.empty(),
                pings);
    }

    /** Watched again; {@code due} is empty for one that was never heard. */
    Course resumed(Optional<Instant> due) {
        return new Course(
                due.isPresent() ? State.UP : State.NEW,
                Optional.empty(),
                "",
                lastAt,
                due,
                Optional.empty(),
                "",
                Optional.empty(),
                excused,
                Optional.empty(),
                pings);
    }

    Course due(Optional<Instant> due) {
        return new Course(state, startedAt, run, lastAt, due, downAt, why, unheardAt, excused, givenUntil, pings);
    }

    /** It could not be heard in an outage of ours, and has until then. */
    Course given(long outage, Instant until) {
        return new Course(
                state, startedAt, run, lastAt, dueAt, downAt, why, unheardAt, outage, Optional.of(until), pings);
    }

    /** It could not be heard in an outage of ours, and is not expected again before {@code due}. */
    Course unheard(long outage, Instant due) {
        return new Course(
                state,
                Optional.empty(),
                "",
                lastAt,
                Optional.of(due),
                downAt,
                why,
                dueAt,
                outage,
                Optional.empty(),
                pings);
    }

    Course counted() {
        return new Course(state, startedAt, run, lastAt, dueAt, downAt, why, unheardAt, excused, givenUntil, pings + 1);
    }
}
