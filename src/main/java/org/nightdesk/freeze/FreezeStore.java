package org.nightdesk.freeze;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.subject.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps freezes, without the words for where they are. */
@Component
class FreezeStore {

    private static final String FREEZE = """
            select id, kind, service_id, environment, customer_id, from_at, until_at, zone, reason, breaker, lifted_at
              from freezes.freeze_window
            """;
    private static final String ONE = FREEZE + "where id = :id";
    private static final String ONE_LOCKED = ONE + " for update";
    private static final String TOUCHING = FREEZE + """
             where from_at < :until
               and end_at > greatest(:from, from_at)
             order by from_at, id
            """;
    private static final String FORBIDDING = FREEZE + """
             where from_at < :until
               and end_at > greatest(:from, from_at)
               and (kind = 'all'
                    or service_id = any (:services)
                    or customer_id = any (:customers)
                    or lower(environment) = any (:environments))
             order by case breaker when 'nobody' then 0 when 'administrator' then 1 else 2 end, end_at desc, id
             limit 1
            """;
    private static final String AFTER = FREEZE + """
             where id > :after
             order by id
             limit :limit
            """;

    private final JdbcClient jdbc;

    FreezeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    FreezeId insert(FreezeDraft draft) {
        return new FreezeId(jdbc.sql("""
                insert into freezes.freeze_window
                       (kind, service_id, environment, customer_id, from_at, until_at, zone, reason, breaker)
                values (:kind, :service, :environment, :customer, :from, :until, :zone, :reason, :breaker)
                returning id
                """)
                .param("kind", draft.scope().word())
                .param("service", draft.scope().service().map(ServiceId::value).orElse(null))
                .param("environment", draft.scope().environment().orElse(null))
                .param(
                        "customer",
                        draft.scope().customer().map(OrganisationId::value).orElse(null))
                .param("from", time(draft.from()))
                .param("until", time(draft.until()))
                .param("zone", draft.zone().getId())
                .param("reason", draft.reason())
                .param("breaker", draft.breaker().map(Role::word).orElse("nobody"))
                .query(Long.class)
                .single());
    }

    Optional<FreezeWindow> find(FreezeId id) {
        return jdbc.sql(ONE).param("id", id.value()).query(FreezeStore::row).optional();
    }

    /** For the rest of the transaction. */
    Optional<FreezeWindow> lock(FreezeId id) {
        return jdbc.sql(ONE_LOCKED)
                .param("id", id.value())
                .query(FreezeStore::row)
                .optional();
    }

    /** Those that touch the span, the first to begin first. */
    List<FreezeWindow> touching(Instant from, Instant until) {
        return jdbc.sql(TOUCHING)
                .param("from", time(from))
                .param("until", time(until))
                .query(FreezeStore::row)
                .list();
    }

    boolean isAny(Instant now) {
        return jdbc.sql("select exists (select 1 from freezes.freeze_window where from_at <= :now and end_at > :now)")
                .param("now", time(now))
                .query(Boolean.class)
                .single();
    }

    /** Of those that touch the span and the target the hardest to break, then the longest. */
    Optional<FreezeWindow> forbidding(Target target, Instant from, Instant until) {
        return jdbc.sql(FORBIDDING)
                .param("from", time(from))
                .param("until", time(until))
                .param(
                        "services",
                        target.services().stream().map(ServiceId::value).toArray(Long[]::new))
                .param(
                        "customers",
                        target.customers().stream().map(OrganisationId::value).toArray(Long[]::new))
                .param(
                        "environments",
                        target.environments().stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .query(FreezeStore::row)
                .optional();
    }

    List<FreezeWindow> after(long id, int limit) {
        return jdbc.sql(AFTER)
                .param("after", id)
                .param("limit", limit)
                .query(FreezeStore::row)
                .list();
    }

    void lift(FreezeId id, Instant now) {
        jdbc.sql("update freezes.freeze_window set lifted_at = :now where id = :id and lifted_at is null")
                .param("id", id.value())
                .param("now", time(now))
                .update();
    }

    private static FreezeWindow row(ResultSet row, int number) throws SQLException {
        String breaker = row.getString("breaker");
        return new FreezeWindow(
                new FreezeId(row.getLong("id")),
                scope(row),
                "",
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                ZoneId.of(row.getString("zone")),
                row.getString("reason"),
                breaker.equals("nobody") ? Optional.empty() : Optional.of(Role.of(breaker)),
                Optional.ofNullable(row.getObject("lifted_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Scope scope(ResultSet row) throws SQLException {
        return switch (row.getString("kind")) {
            case "service" -> new Scope.OfService(new ServiceId(row.getLong("service_id")));
            case "environment" -> new Scope.OfEnvironment(row.getString("environment"));
            case "customer" -> new Scope.OfCustomer(new OrganisationId(row.getLong("customer_id")));
            default -> new Scope.All();
        };
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
