package org.nightdesk.deployment;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.nightdesk.engine.DueWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Throws away what pipelines sent after 90 days; the deployments stay. */
@Component
class ArrivalTidy implements DueWork {

    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;

    ArrivalTidy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String topic() {
        return "deployment.tidy";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(
                "select at + interval '90 days' from deployment.arrival where id = (select min(id) from deployment.arrival)");
    }

    @Override
    public int runDue(Instant now) {
        return jdbc.sql("""
                delete from deployment.arrival
                 where id in (select id
                                from deployment.arrival
                               where at <= :before
                               order by id
                               limit 1000)
                """)
                .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
