package org.nightdesk.signal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;
import org.nightdesk.signal.Item.AlertKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps alerts, many in each statement. */
@Component
class AlertStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(expires_at)
              from signal.open_alert
             where expires_at is not null
            """;

    // The place holder is a condition written here, never a value.
    private static final String END = """
            with asked as (
                select integration, key
                  from unnest(:integrations::bigint[], :keys::uuid[], :starts::timestamptz[]) as said (integration, key, starts)
                  join signal.open_alert alert on alert.integration_id = integration and alert.dedup_key = key
                 where %s
                 order by integration, key
                   for update of alert
            ), ended as (
                delete from signal.open_alert alert
                 using asked
                 where alert.integration_id = asked.integration
                   and alert.dedup_key = asked.key
                returning alert.*
            )
            insert into signal.ended_alert
                   (integration_id, dedup_key, id, ticket_id, severity, summary, labels, annotations, source_url,
                    starts_at, received_at, last_seen_at, ended_at, how)
            select integration_id, dedup_key, id, ticket_id, severity, summary, labels, annotations, source_url,
                   starts_at, received_at, last_seen_at, :now, :how
              from ended
            """;

    private final JdbcClient jdbc;

    AlertStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are open, not locked. */
    Map<AlertKey, OpenAlert> open(Collection<AlertKey> keys) {
        return jdbc
                .sql("""
                select integration_id, dedup_key, ticket_id, starts_at, last_seen_at, expires_at, quiet_until
                  from unnest(:integrations::bigint[], :keys::uuid[]) as asked (integration, key)
                  join signal.open_alert on integration_id = asked.integration and dedup_key = asked.key
                """)
                .param(
                        "integrations",
                        keys.stream().map(key -> key.integration().value()).toArray(Long[]::new))
                .param("keys", keys.stream().map(key -> key.key().toString()).toArray(String[]::new))
                .query(AlertStore::row)
                .list()
                .stream()
                .collect(Collectors.toMap(OpenAlert::id, Function.identity()));
    }

    /** Throws {@link Overtaken} when one was opened elsewhere at the same moment. */
    void insert(List<Item> items, Instant now) {
        int inserted = jdbc.sql("""
                insert into signal.open_alert
                       (integration_id, dedup_key, ticket_id, severity, summary, labels, annotations, source_url,
                        starts_at, received_at, last_seen_at, expires_at)
                select integration, key, ticket, severity, summary, labels::jsonb, annotations::jsonb, source,
                       starts, :now, :now, expires
                  from unnest(:integrations::bigint[], :keys::uuid[], :tickets::bigint[], :severities::text[],
                              :summaries::text[], :labels::text[], :annotations::text[], :sources::text[],
                              :starts::timestamptz[], :expires::timestamptz[])
                    as fresh (integration, key, ticket, severity, summary, labels, annotations, source, starts, expires)
                    on conflict do nothing
                """)
                .param("now", time(now))
                .param("integrations", integrations(items))
                .param("keys", texts(items, item -> item.signal.key().toString()))
                .param(
                        "tickets",
                        items.stream()
                                .map(item -> Objects.requireNonNull(item.ticket).value())
                                .toArray(Long[]::new))
                .param("severities", texts(items, item -> item.signal.severity().word()))
                .param("summaries", texts(items, item -> item.signal.summary()))
                .param("labels", texts(items, item -> item.signal.labels()))
                .param("annotations", texts(items, item -> item.signal.annotations()))
                .param("sources", texts(items, item -> item.signal.sourceUrl()))
                .param(
                        "starts",
                        texts(items, item -> item.signal.startsAt().orElse(now).toString()))
                .param(
                        "expires",
                        texts(items, item -> text(item.signal.expiresAt().orElse(null))))
                .update();
        complete(inserted, items);
    }

    /**
     * Notes that these are still firing, a newer start and another end where they say so; and lifts the quiet where it is over. Throws
     * {@link Overtaken} when one has ended meanwhile.
     */
    void seen(List<Item> items, Instant now) {
        int updated = jdbc.sql("""
                with asked as (
                    select integration, key, starts, expires
                      from unnest(:integrations::bigint[], :keys::uuid[], :starts::timestamptz[], :expires::timestamptz[])
                        as said (integration, key, starts, expires)
                      join signal.open_alert alert on alert.integration_id = integration and alert.dedup_key = key
                     order by integration, key
                       for update of alert
                )
                update signal.open_alert alert
                   set last_seen_at = :now,
                       starts_at = greatest(alert.starts_at, asked.starts),
                       expires_at = asked.expires,
                       quiet_until = case when alert.quiet_until > :now then alert.quiet_until end
                  from asked
                 where alert.integration_id = asked.integration
                   and alert.dedup_key = asked.key
                """)
                .param("now", time(now))
                .param("integrations", integrations(items))
                .param("keys", texts(items, item -> item.signal.key().toString()))
                .param("starts", texts(items, AlertStore::starts))
                .param(
                        "expires",
                        texts(items, item -> text(item.signal.expiresAt().orElse(null))))
                .update();
        complete(updated, items);
    }

    /** Moves resolved alerts to history. Throws {@link Overtaken} when one has ended, or a newer episode of it has begun, meanwhile. */
    void resolve(List<Item> items, Instant now) {
        int ended = jdbc.sql(END.formatted("alert.starts_at <= coalesce(starts, alert.starts_at)"))
                .param("now", time(now))
                .param("how", "resolved")
                .param("integrations", integrations(items))
                .param("keys", texts(items, item -> item.signal.key().toString()))
                .param("starts", texts(items, AlertStore::starts))
                .update();
        complete(ended, items);
    }

    /** Moves alerts whose sender fell silent to history. Throws {@link Overtaken} when one was heard of meanwhile. */
    void silent(List<OpenAlert> silent, Instant now) {
        int ended = jdbc.sql(END.formatted("alert.expires_at <= :now"))
                .param("now", time(now))
                .param("how", "silent")
                .param(
                        "integrations",
                        silent.stream()
                                .map(alert -> alert.integration().value())
                                .toArray(Long[]::new))
                .param(
                        "keys",
                        silent.stream().map(alert -> alert.key().toString()).toArray(String[]::new))
                .param("starts", new String[silent.size()])
                .update();
        complete(ended, silent);
    }

    /** Which of these tickets still have an alert that fires. */
    Set<TicketId> stillFiring(Collection<TicketId> tickets) {
        return Set.copyOf(jdbc.sql("""
                select ticket
                  from unnest(:tickets::bigint[]) as asked (ticket)
                 where exists (select 1 from signal.open_alert where ticket_id = asked.ticket)
                """)
                .param("tickets", tickets.stream().map(TicketId::value).toArray(Long[]::new))
                .query((row, number) -> new TicketId(row.getLong("ticket")))
                .list());
    }

    /** Alerts whose sender has been silent for too long, oldest first, not locked. */
    List<OpenAlert> expired(Instant now, int most) {
        return jdbc.sql("""
                select integration_id, dedup_key, ticket_id, starts_at, last_seen_at, expires_at, quiet_until
                  from signal.open_alert
                 where expires_at <= :now
                 order by expires_at
                 limit :most
                """)
                .param("now", time(now))
                .param("most", most)
                .query(AlertStore::row)
                .list();
    }

    /** A person resolved the ticket although these fire: they keep quiet for their integration's reopening time. */
    void quiet(TicketId ticket, Instant now) {
        jdbc.sql("""
                update signal.open_alert alert
                   set quiet_until = :now::timestamptz + make_interval(mins => integration.reopen_minutes)
                  from signal.integration integration
                 where integration.id = alert.integration_id
                   and alert.ticket_id = :ticket
                """).param("now", time(now)).param("ticket", ticket.value()).update();
    }

    void unquiet(TicketId ticket) {
        jdbc.sql("""
                update signal.open_alert
                   set quiet_until = null
                 where ticket_id = :ticket
                """).param("ticket", ticket.value()).update();
    }

    /** How many alerts of a ticket fire and how many are over, and the worst severity of all. */
    record Tally(long firing, long ended, String worst) {}

    /** Empty when no alert ever belonged to the ticket. */
    Optional<Tally> tally(TicketId ticket) {
        return jdbc
                .sql("""
                select severity, count(*) filter (where state = 'firing') as firing, count(*) filter (where state <> 'firing') as ended
                  from signal.v_alert
                 where ticket_id = :ticket
                 group by severity
                """)
                .param("ticket", ticket.value())
                .query((row, number) ->
                        new Tally(row.getLong("firing"), row.getLong("ended"), row.getString("severity")))
                .list()
                .stream()
                .reduce((one, other) -> new Tally(
                        one.firing() + other.firing(), one.ended() + other.ended(), worse(one.worst(), other.worst())));
    }

    /** They belong to the other incident until {@link #part}. */
    void merge(TicketId part, TicketId whole) {
        jdbc.sql("""
                update signal.open_alert
                   set ticket_id = :whole, came_from = coalesce(came_from, :part)
                 where ticket_id = :part
                """).param("part", part.value()).param("whole", whole.value()).update();
    }

    /** Those that came from this incident are its own again. */
    void part(TicketId part) {
        jdbc.sql("""
                update signal.open_alert
                   set ticket_id = :part, came_from = null
                 where came_from = :part
                """).param("part", part.value()).update();
    }

    private static String worse(String one, String other) {
        return Severity.of(one).compareTo(Severity.of(other)) <= 0 ? one : other;
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static void complete(int written, Collection<?> wanted) {
        if (written < wanted.size()) {
            throw new Overtaken(wanted.size() - written + " alerts have changed since they were looked up");
        }
    }

    private static @Nullable String starts(Item item) {
        return text(item.signal.startsAt().orElse(null));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Long[] integrations(Collection<Item> items) {
        return items.stream().map(item -> item.integration.id().value()).toArray(Long[]::new);
    }

    private static @Nullable String[] texts(Collection<Item> items, Function<Item, @Nullable String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    private static OpenAlert row(ResultSet row, int number) throws SQLException {
        return new OpenAlert(
                new IntegrationId(row.getLong("integration_id")),
                row.getObject("dedup_key", UUID.class),
                new TicketId(row.getLong("ticket_id")),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "quiet_until"));
    }
}
