package org.nightdesk.signal;

import static org.nightdesk.signal.AlertStore.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.desk.TicketId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The alerts, to be read; staff's. Signals alone change them. */
@Component
@Transactional(readOnly = true)
public class Alerts {

    private static final String FIRING = """
            select id, integration_id, dedup_key, ticket_id, severity, summary, labels, annotations, source_url,
                   starts_at, received_at, last_seen_at, null::timestamptz as ended_at, 'firing' as state
              from signal.open_alert
            """;
    private static final TypeReference<Map<String, String>> PAIRS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Alerts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Which alerts are wanted; what is empty does not limit. {@code state} as in {@link Alert}. */
    public record Wanted(Optional<IntegrationId> integration, Optional<TicketId> ticket, Optional<String> state) {}

    /** By id after this one, at most {@code most}. */
    public List<Alert> following(Wanted wanted, long after, int most) {
        return jdbc.sql("""
                select id, integration_id, dedup_key, ticket_id, severity, summary, labels, annotations, source_url,
                       starts_at, received_at, last_seen_at, ended_at, state
                  from signal.v_alert
                 where id > :after
                   and (:integration::bigint is null or integration_id = :integration)
                   and (:ticket::bigint is null or ticket_id = :ticket)
                   and (:state::text is null or state = :state)
                 order by id
                 limit :most
                """)
                .param("after", after)
                .param(
                        "integration",
                        wanted.integration().map(IntegrationId::value).orElse(null))
                .param("ticket", wanted.ticket().map(TicketId::value).orElse(null))
                .param("state", wanted.state().orElse(null))
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** What fires now by the say of this integration, the newest first. */
    public List<Alert> firing(IntegrationId integration, int most) {
        return jdbc.sql(FIRING + "where integration_id = :integration order by id desc limit :most")
                .param("integration", integration.value())
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** What fires now for this ticket, the newest first. */
    public List<Alert> firing(TicketId ticket, int most) {
        return jdbc.sql(FIRING + "where ticket_id = :ticket order by id desc limit :most")
                .param("ticket", ticket.value())
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** All that fires now, the newest first. */
    public List<Alert> firing(int most) {
        return jdbc.sql(FIRING + "order by id desc limit :most")
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** An alert's words for others. {@code quietUntil}: somebody resolved its ticket although it fires, and it is silenced until then; null else. */
    public record Firing(
            TicketId ticket,
            String summary,
            Instant since,
            @Nullable Instant quietUntil) {}

    /** What fires now for these tickets, the oldest first, at most {@code most}; and what is silenced for one of these services. */
    public List<Firing> firing(Collection<TicketId> tickets, Collection<ServiceId> services, Instant now, int most) {
        return jdbc.sql("""
                select alert.ticket_id, alert.summary, alert.starts_at, case when alert.quiet_until > :now then alert.quiet_until end as quiet_until
                  from signal.open_alert alert
                  join signal.integration on integration.id = alert.integration_id
                 where alert.ticket_id = any (:tickets::bigint[])
                    or alert.quiet_until > :now and integration.service_id = any (:services::bigint[])
                 order by alert.starts_at, alert.id
                 limit :most
                """)
                .param("tickets", tickets.stream().map(TicketId::value).toArray(Long[]::new))
                .param("services", services.stream().map(ServiceId::value).toArray(Long[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new Firing(
                        new TicketId(row.getLong("ticket_id")),
                        row.getString("summary"),
                        Objects.requireNonNull(instant(row, "starts_at")),
                        instant(row, "quiet_until")))
                .list();
    }

    private Alert row(ResultSet row, int number) throws SQLException {
        return new Alert(
                row.getLong("id"),
                new IntegrationId(row.getLong("integration_id")),
                row.getObject("dedup_key", UUID.class),
                new TicketId(row.getLong("ticket_id")),
                Severity.of(row.getString("severity")),
                row.getString("summary"),
                json.readValue(row.getString("labels"), PAIRS),
                json.readValue(row.getString("annotations"), PAIRS),
                row.getString("source_url"),
                Objects.requireNonNull(instant(row, "starts_at")),
                Objects.requireNonNull(instant(row, "received_at")),
                Objects.requireNonNull(instant(row, "last_seen_at")),
                Optional.ofNullable(instant(row, "ended_at")),
                row.getString("state"));
    }
}
