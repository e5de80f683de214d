package org.nightdesk.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.nightdesk.engine.DueWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A record a minute, for no other purpose than to be missing after a restore; and the drills that nobody will end any more. */
@Component
class RecoveryBeat implements DueWork {

    static final Duration EACH = Duration.ofMinutes(1);

    /** Read in whatever was restored. */
    static final String NEWEST = "select at from recovery.beat";

    private final JdbcClient jdbc;
    private final RecoveryStore store;
    private final RecoveryDrills drills;

    RecoveryBeat(JdbcClient jdbc, RecoveryStore store, RecoveryDrills drills) {
        this.jdbc = jdbc;
        this.store = store;
        this.drills = drills;
    }

    @Override
    public String topic() {
        return "recovery.beat";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of("""
                select least(coalesce((select at + interval '1 minute' from recovery.beat), timestamptz 'epoch'),
                             (select min(give_up_at) from recovery.drill where state = 'running' and give_up_at is not null))
                """);
    }

    @Override
    public int runDue(Instant now) {
        store.givenUp(now)
                .forEach(id -> drills.told(id, false, "The node that restored it is gone.", Optional.empty(), now));
        return jdbc.sql("""
                insert into recovery.beat (at) values (:now)
                on conflict (id) do update set at = excluded.at where beat.at <= :before
                """)
                                .param("now", now.atOffset(ZoneOffset.UTC))
                                .param("before", now.minus(EACH).atOffset(ZoneOffset.UTC))
                                .update()
                        > 0
                ? 1
                : 0;
    }
}
