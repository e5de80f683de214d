package org.nightdesk.execution;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the evidence. The database lets nobody change a record, and takes none whose hash is not its own. */
@Component
class TranscriptStore {

    /** {@code body} is the canonical form; {@code sha256} is of {@code previous}, a line feed and {@code body}. */
    record Kept(int ordinal, String body, String previous, String sha256) {}

    private final JdbcClient jdbc;

    TranscriptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ExecutionId execution, int ordinal, String body, String previous, String sha256) {
        jdbc.sql("""
                with added as (
                    insert into execution.record (execution_id, ordinal, body, previous, sha256)
                    values (:execution, :ordinal, :body, :previous, :sha256)
                    returning execution_id
                )
                update execution.execution
                   set records = :ordinal, head = :sha256
                  from added
                 where id = added.execution_id
                """)
                .param("execution", execution.value())
                .param("ordinal", ordinal)
                .param("body", body)
                .param("previous", previous)
                .param("sha256", sha256)
                .update();
    }

    List<Kept> of(ExecutionId execution) {
        return jdbc.sql("""
                select ordinal, body, previous, sha256
                  from execution.record
                 where execution_id = :execution
                 order by ordinal
                """)
                .param("execution", execution.value())
                .query((row, number) -> new Kept(
                        row.getInt("ordinal"),
                        row.getString("body"),
                        row.getString("previous"),
                        row.getString("sha256")))
                .list();
    }
}
