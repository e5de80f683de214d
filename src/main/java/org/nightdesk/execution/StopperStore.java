package org.nightdesk.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what is stopped. */
@Component
class StopperStore {

    /** {@code playbook} is empty for the whole house. */
    record Stopper(String playbook, String title, String reason, String by, Instant at) {}

    private final JdbcClient jdbc;

    StopperStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** That of the house before that of the playbook. */
    Optional<Stopper> of(String playbook) {
        return jdbc.sql("""
                select playbook, title, reason, by_name, at
                  from execution.stopper
                 where playbook in ('', :playbook)
                 order by playbook
                 limit 1
                """)
                .param("playbook", playbook)
                .query((row, number) -> row(row))
                .optional();
    }

    List<Stopper> all() {
        return jdbc.sql("select playbook, title, reason, by_name, at from execution.stopper order by playbook")
                .query((row, number) -> row(row))
                .list();
    }

    void put(String playbook, String title, String reason, Actor by, Instant now) {
        jdbc.sql("""
                insert into execution.stopper (playbook, title, reason, by_name, at)
                values (:playbook, :title, :reason, :by, :now)
                on conflict (playbook) do nothing
                """)
                .param("playbook", playbook)
                .param("title", title)
                .param("reason", reason)
                .param("by", by.name())
                .param("now", PlanStore.time(now))
                .update();
    }

    boolean remove(String playbook) {
        return jdbc.sql("delete from execution.stopper where playbook = :playbook")
                        .param("playbook", playbook)
                        .update()
                == 1;
    }

    private static Stopper row(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Stopper(
                row.getString("playbook"),
                row.getString("title"),
                row.getString("reason"),
                row.getString("by_name"),
                ExecutionStore.time(row, "at").orElseThrow());
    }
}
