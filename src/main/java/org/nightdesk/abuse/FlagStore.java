package org.nightdesk.abuse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps flagged threads. */
@Component
class FlagStore {

    private static final String FLAG = """
            select ticket_id, addresses, by_name, passed_to, at, decision, decided_by
              from abuse.flag
            """;

    private final JdbcClient jdbc;

    FlagStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Flagged again, it is open again. */
    void save(Flag flag) {
        jdbc.sql("""
                insert into abuse.flag (ticket_id, addresses, by_name, passed_to, at)
                values (:ticket, :addresses, :by, :passedTo, :at)
                on conflict (ticket_id) do update
                   set addresses = excluded.addresses, by_name = excluded.by_name, passed_to = excluded.passed_to, at = excluded.at,
                       decision = null, decided_by = null, decided_at = null
                """)
                .param("ticket", flag.ticket().value())
                .param("addresses", flag.addresses().toArray(String[]::new))
                .param("by", flag.by())
                .param("passedTo", flag.passedTo())
                .param("at", flag.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void decide(TicketId ticket, Verdict verdict, String by, Instant now) {
        jdbc.sql("""
                update abuse.flag
                   set decision = :decision, decided_by = :by, decided_at = :now
                 where ticket_id = :ticket
                """)
                .param("ticket", ticket.value())
                .param("decision", verdict.word())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Flag> of(TicketId ticket) {
        return jdbc.sql(FLAG + " where ticket_id = :ticket")
                .param("ticket", ticket.value())
                .query(FlagStore::row)
                .optional();
    }

    List<Flag> open(int most) {
        return jdbc.sql(FLAG + " where decision is null order by at limit :most")
                .param("most", most)
                .query(FlagStore::row)
                .list();
    }

    /** Where the mail of an address waits. */
    Optional<TicketId> keeping(String address) {
        return jdbc.sql("""
                select ticket_id
                  from abuse.flag
                 where addresses @> array[:address]::text[]
                   and decision is distinct from 'let_in'
                 order by at desc
                 limit 1
                """)
                .param("address", address)
                .query((row, number) -> new TicketId(row.getLong("ticket_id")))
                .optional();
    }

    private static Flag row(ResultSet row, int number) throws SQLException {
        return new Flag(
                new TicketId(row.getLong("ticket_id")),
                List.of((String[]) row.getArray("addresses").getArray()),
                row.getString("by_name"),
                row.getString("passed_to"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("decision")).map(Verdict::of),
                Objects.requireNonNullElse(row.getString("decided_by"), ""));
    }
}
