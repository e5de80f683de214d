package org.nightdesk.entitlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what can be asked for. */
@Component
class OfferStore {

    private static final String ALL = """
            select id, name, purpose, kind, service_id, fields, grant_playbook, withdraw_playbook, points, most_hours, retired_at is not null as retired
              from entitlement.offer
            """;

    private final JdbcClient jdbc;

    OfferStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Offer> all() {
        return jdbc.sql(ALL + " order by retired_at is not null, lower(name)")
                .query(OfferStore::row)
                .list();
    }

    Optional<Offer> find(long id) {
        return jdbc.sql(ALL + " where id = :id")
                .param("id", id)
                .query(OfferStore::row)
                .optional();
    }

    Optional<Offer> named(String name) {
        return jdbc.sql(ALL + " where lower(name) = lower(:name)")
                .param("name", name)
                .query(OfferStore::row)
                .optional();
    }

    long insert(OfferDraft draft, ServiceId service) {
        return jdbc.sql("""
                insert into entitlement.offer (name, purpose, kind, service_id, fields, grant_playbook, withdraw_playbook, points, most_hours)
                values (:name, :purpose, :kind, :service, :fields, :grant, :withdraw, :points, :hours::integer)
                returning id
                """).params(params(draft, service)).query(Long.class).single();
    }

    void update(long id, OfferDraft draft, ServiceId service) {
        jdbc.sql("""
                update entitlement.offer
                   set name = :name, purpose = :purpose, kind = :kind, service_id = :service, fields = :fields,
                       grant_playbook = :grant, withdraw_playbook = :withdraw, points = :points, most_hours = :hours::integer
                 where id = :id
                """).params(params(draft, service)).param("id", id).update();
    }

    private static Map<String, @Nullable Object> params(OfferDraft draft, ServiceId service) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("name", draft.name().strip());
        params.put("purpose", draft.purpose().strip());
        params.put("kind", draft.kind());
        params.put("service", service.value());
        params.put("fields", draft.fields().toArray(String[]::new));
        params.put("grant", draft.grantPlaybook());
        params.put("withdraw", draft.withdrawPlaybook());
        params.put("points", draft.points().toArray(String[]::new));
        params.put("hours", draft.hours().orElse(null));
        return params;
    }

    void retire(long id, Instant now) {
        jdbc.sql("update entitlement.offer set retired_at = :now where id = :id and retired_at is null")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private static Offer row(ResultSet row, int number) throws SQLException {
        int hours = row.getInt("most_hours");
        Optional<Integer> most = row.wasNull() ? Optional.empty() : Optional.of(hours);
        return new Offer(
                row.getLong("id"),
                row.getString("name"),
                row.getString("purpose"),
                row.getString("kind"),
                new ServiceId(row.getLong("service_id")),
                List.of((String[]) row.getArray("fields").getArray()),
                row.getString("grant_playbook"),
                row.getString("withdraw_playbook"),
                List.of((String[]) row.getArray("points").getArray()),
                most,
                row.getBoolean("retired"));
    }
}
