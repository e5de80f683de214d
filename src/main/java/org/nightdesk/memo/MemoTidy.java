package org.nightdesk.memo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.nightdesk.engine.DueWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Throws memos away a month after they were written: what they said is in the history of what they were about. */
@Component
class MemoTidy implements DueWork {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;

    MemoTidy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String topic() {
        return "memo.tidy";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of("select min(made_at) + interval '30 days' from memo.memo where due_at is null");
    }

    @Override
    public int runDue(Instant now) {
        return jdbc.sql("""
                delete from memo.memo
                 where id in (select id
                                from memo.memo
                               where due_at is null
                                 and made_at <= :before
                               order by made_at
                               limit 1000)
                """)
                .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
