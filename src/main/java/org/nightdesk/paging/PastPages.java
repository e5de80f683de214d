package org.nightdesk.paging;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import org.nightdesk.channel.Delivery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pages of a past that is being told: decided by the real {@link Escalator}, while the world outside is played. */
@Component
public class PastPages {

    private static final int MOST_AT_ONCE = 64;

    private final Escalator escalator;
    private final Dispatcher dispatcher;
    private final OutboxStore outbox;
    private final JdbcClient jdbc;

    PastPages(Escalator escalator, Dispatcher dispatcher, OutboxStore outbox, JdbcClient jdbc) {
        this.escalator = escalator;
        this.dispatcher = dispatcher;
        this.outbox = outbox;
        this.jdbc = jdbc;
    }

    /**
     * Does what is due at a past instant: the next steps are decided, and each message that would have gone out then meets what
     * {@code world} says became of it. Answers when there is more to do; empty: nothing is under way.
     */
    @Transactional
    public Optional<Instant> carryOn(Instant at, Function<Attempt, Delivery> world) {
        Optional<Instant> due = nextDue();
        while (due.filter(next -> !next.isAfter(at)).isPresent()) {
            escalator.decideDue(at);
            for (Attempt attempt : outbox.claim(at, Dispatcher.LEASE, MOST_AT_ONCE)) {
                dispatcher.record(attempt, world.apply(attempt), at.plusMillis(400 + attempt.id() % 7 * 300));
            }
            due = nextDue();
        }
        return due;
    }

    private Optional<Instant> nextDue() {
        return jdbc.sql("""
                select due_at
                  from (select due_at from paging.page where state <> 'stopped' and due_at is not null
                         union all
                        select due_at from paging.attempt where state in ('waiting', 'sending')) due
                 order by due_at
                 limit 1
                """)
                .query((row, number) ->
                        row.getObject("due_at", OffsetDateTime.class).toInstant())
                .optional();
    }
}
