package org.nightdesk.configuration;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.database.Reading;
import org.nightdesk.subject.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what can be set, and what changes together. */
@Component("configurationSettingStore")
class SettingStore {

    private final JdbcClient jdbc;

    SettingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Setting> of(ServiceId service) {
        return Reading.once(
                SettingStore.class,
                service,
                () -> jdbc.sql("""
                        select id, service_id, key, about, kind, least, most, choices, unit, sensitive, seen_by
                          from configuration.setting
                         where service_id = :service
                           and not retired
                         order by key
                        """)
                        .param("service", service.value())
                        .query(SettingStore::row)
                        .list());
    }

    /** Services of which something can be set. */
    List<ServiceId> services() {
        return jdbc.sql("select distinct service_id from configuration.setting where not retired order by service_id")
                .query((row, number) -> new ServiceId(row.getLong("service_id")))
                .list();
    }

    /** Empty when the key is taken. */
    Optional<Long> insert(Setting setting) {
        return jdbc.sql("""
                insert into configuration.setting (service_id, key, about, kind, least, most, choices, unit, sensitive, seen_by)
                values (:service, :key, :about, :kind, :least, :most, :choices, :unit, :sensitive, :seenBy)
                on conflict do nothing
                returning id
                """).params(params(setting)).query(Long.class).optional();
    }

    void update(Setting setting) {
        jdbc.sql("""
                update configuration.setting
                   set about = :about, kind = :kind, least = :least, most = :most, choices = :choices, unit = :unit, seen_by = :seenBy
                 where id = :id
                """).params(params(setting)).param("id", setting.id()).update();
    }

    void retire(long id) {
        jdbc.sql("update configuration.setting set retired = true where id = :id")
                .param("id", id)
                .update();
    }

    List<Pair> pairs(ServiceId service) {
        return jdbc.sql("""
                select one.key as one, other.key as other, p.why
                  from configuration.pair p
                  join configuration.setting one on one.id = p.one_id
                  join configuration.setting other on other.id = p.other_id
                 where one.service_id = :service
                   and not one.retired
                   and not other.retired
                 order by one.key, other.key
                """)
                .param("service", service.value())
                .query((row, number) -> new Pair(row.getString("one"), row.getString("other"), row.getString("why")))
                .list();
    }

    void pair(long one, long other, String why) {
        jdbc.sql("""
                insert into configuration.pair (one_id, other_id, why)
                values (least(:one, :other), greatest(:one, :other), :why)
                on conflict (one_id, other_id) do update set why = excluded.why
                """)
                .param("one", one)
                .param("other", other)
                .param("why", why.strip())
                .update();
    }

    void part(long one, long other) {
        jdbc.sql(
                        "delete from configuration.pair where one_id = least(:one, :other) and other_id = greatest(:one, :other)")
                .param("one", one)
                .param("other", other)
                .update();
    }

    private static Map<String, @Nullable Object> params(Setting setting) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("service", setting.service().value());
        params.put("key", setting.key());
        params.put("about", setting.about());
        params.put("kind", setting.kind().word());
        params.put("least", setting.least().orElse(null));
        params.put("most", setting.most().orElse(null));
        params.put("choices", setting.choices().toArray(String[]::new));
        params.put("unit", setting.unit());
        params.put("sensitive", setting.sensitive());
        params.put("seenBy", setting.seenBy().word());
        return params;
    }

    private static Setting row(ResultSet row, int number) throws SQLException {
        return new Setting(
                row.getLong("id"),
                new ServiceId(row.getLong("service_id")),
                row.getString("key"),
                row.getString("about"),
                SettingKind.of(row.getString("kind")),
                bound(row.getBigDecimal("least")),
                bound(row.getBigDecimal("most")),
                List.of((String[]) row.getArray("choices").getArray()),
                row.getString("unit"),
                row.getBoolean("sensitive"),
                Role.of(row.getString("seen_by")));
    }

    private static Optional<BigDecimal> bound(@Nullable BigDecimal number) {
        return Optional.ofNullable(number);
    }
}
