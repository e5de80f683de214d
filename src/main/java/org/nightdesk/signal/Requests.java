package org.nightdesk.signal;

import static org.nightdesk.signal.AlertStore.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every request that senders made, to be looked up; staff's. */
@Component
@Transactional(readOnly = true)
public class Requests {

    private static final String REQUEST = """
            select id, integration_id, at, format, bytes, opened, joined, repeated, resolved, ignored, refused, tickets,
                   problems, raw is not null as kept
              from signal.request
            """;
    private static final String NEWEST = REQUEST + """
             where integration_id = :integration
               and id < :before
             order by id desc
             limit :most
            """;
    private static final String ONE = REQUEST + """
             where integration_id = :integration
               and id = :id
            """;

    private final JdbcClient jdbc;

    Requests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, those before this id, at most {@code most}. */
    public List<Request> newest(IntegrationId integration, long before, int most) {
        return jdbc.sql(NEWEST)
                .param("integration", integration.value())
                .param("before", before)
                .param("most", most)
                .query(Requests::row)
                .list();
    }

    /** Empty when the integration made no such request. */
    public Optional<Request> find(IntegrationId integration, long id) {
        return jdbc.sql(ONE)
                .param("integration", integration.value())
                .param("id", id)
                .query(Requests::row)
                .optional();
    }

    /** The request's body as it came; empty when it was all right, or there is none. */
    public Optional<byte[]> raw(IntegrationId integration, long id) {
        return jdbc.sql("""
                select raw
                  from signal.request
                 where integration_id = :integration
                   and id = :id
                   and raw is not null
                """)
                .param("integration", integration.value())
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    private static Request row(ResultSet row, int number) throws SQLException {
        Long[] tickets = (Long[]) row.getArray("tickets").getArray();
        return new Request(
                row.getLong("id"),
                new IntegrationId(row.getLong("integration_id")),
                Objects.requireNonNull(instant(row, "at")),
                row.getString("format"),
                row.getInt("bytes"),
                row.getInt("opened"),
                row.getInt("joined"),
                row.getInt("repeated"),
                row.getInt("resolved"),
                row.getInt("ignored"),
                row.getInt("refused"),
                Arrays.stream(tickets).map(TicketId::new).toList(),
                row.getString("problems").lines().toList(),
                row.getBoolean("kept"));
    }
}
