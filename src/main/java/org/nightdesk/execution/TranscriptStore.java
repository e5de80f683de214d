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

    void insert(ExecutionId execution, List<Kept> added) {
        jdbc.sql("""
                insert into execution.record (execution_id, ordinal, body, previous, sha256)
                select :execution, one.ordinal, one.body, one.previous, one.sha256
                  from unnest(:ordinals::int[], :bodies::text[], :previous::text[], :hashes::text[]) as one (ordinal, body, previous, sha256)
                """)
                .param("execution", execution.value())
                .param("ordinals", added.stream().map(Kept::ordinal).toArray(Integer[]::new))
                .param("bodies", added.stream().map(Kept::body).toArray(String[]::new))
                .param("previous", added.stream().map(Kept::previous).toArray(String[]::new))
                .param("hashes", added.stream().map(Kept::sha256).toArray(String[]::new))
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
