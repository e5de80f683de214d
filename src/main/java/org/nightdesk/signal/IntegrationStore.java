package org.nightdesk.signal;

import static org.nightdesk.signal.AlertStore.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps integrations. */
@Component
class IntegrationStore {

    private static final String INTEGRATION = """
            select id, kind, name, service_id, on_clear, reopen_minutes, grouping, last_signal_at, version
              from signal.integration
            """;
    private static final String ONE = INTEGRATION + "where id = :id";
    private static final String BY_NAME = INTEGRATION + "where name = :name";
    private static final String BY_KEY = INTEGRATION + "where key_hash = :hash";
    private static final String ALL = INTEGRATION + "order by lower(name), id";

    private final JdbcClient jdbc;

    IntegrationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Integration> find(IntegrationId id) {
        return jdbc.sql(ONE)
                .param("id", id.value())
                .query(IntegrationStore::row)
                .optional();
    }

    Optional<Integration> findByKeyHash(byte[] hash) {
        return jdbc.sql(BY_KEY).param("hash", hash).query(IntegrationStore::row).optional();
    }

    Optional<Integration> findByName(String name) {
        return jdbc.sql(BY_NAME)
                .param("name", name)
                .query(IntegrationStore::row)
                .optional();
    }

    List<Integration> all() {
        return jdbc.sql(ALL).query(IntegrationStore::row).list();
    }

    /** Empty when the name is taken. */
    Optional<IntegrationId> insert(IntegrationDraft draft, byte[] keyHash, byte[] keySealed, Instant now) {
        return jdbc.sql("""
                insert into signal.integration
                       (kind, name, service_id, key_hash, key_sealed, on_clear, reopen_minutes, grouping, created_at)
                values (:kind, :name, :service, :hash, :sealed, :onClear, :reopen, :grouping, :now)
                on conflict (name) do nothing
                returning id
                """)
                .param("kind", draft.kind())
                .param("name", draft.name())
                .param("service", draft.service().value())
                .param("hash", keyHash)
                .param("sealed", keySealed)
                .param("onClear", draft.resolvesWhenClear() ? "resolve" : "note")
                .param("reopen", draft.reopenMinutes())
                .param("grouping", draft.grouping().toArray(String[]::new))
                .param("now", time(now))
                .query((row, number) -> new IntegrationId(row.getLong("id")))
                .optional();
    }

    void update(IntegrationId id, IntegrationDraft draft) {
        jdbc.sql("""
                update signal.integration
                   set name = :name, service_id = :service, on_clear = :onClear, reopen_minutes = :reopen,
                       grouping = :grouping, version = version + 1
                 where id = :id
                """)
                .param("id", id.value())
                .param("name", draft.name())
                .param("service", draft.service().value())
                .param("onClear", draft.resolvesWhenClear() ? "resolve" : "note")
                .param("reopen", draft.reopenMinutes())
                .param("grouping", draft.grouping().toArray(String[]::new))
                .update();
    }

    byte[] sealedKey(IntegrationId id) {
        return jdbc.sql("""
                select key_sealed
                  from signal.integration
                 where id = :id
                """).param("id", id.value()).query(byte[].class).single();
    }

    /** Written at most once a second for each: the row is shared by all writers. */
    void heardFrom(Collection<IntegrationId> ids, Instant now) {
        jdbc.sql("""
                update signal.integration
                   set last_signal_at = :now
                 where id in (select id
                                from signal.integration
                               where id = any (:ids::bigint[])
                                 and (last_signal_at is null or last_signal_at < :before)
                               order by id
                                 for update skip locked)
                """)
                .param("now", time(now))
                .param("before", time(now.minusSeconds(1)))
                .param("ids", ids.stream().map(IntegrationId::value).toArray(Long[]::new))
                .update();
    }

    private static Integration row(ResultSet row, int number) throws SQLException {
        return new Integration(
                new IntegrationId(row.getLong("id")),
                row.getString("kind"),
                row.getString("name"),
                new ServiceId(row.getLong("service_id")),
                row.getString("on_clear").equals("resolve"),
                row.getInt("reopen_minutes"),
                List.of((String[]) row.getArray("grouping").getArray()),
                Optional.ofNullable(AlertStore.instant(row, "last_signal_at")),
                row.getInt("version"));
    }
}
