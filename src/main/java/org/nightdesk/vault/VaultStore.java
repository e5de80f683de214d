package org.nightdesk.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps secrets, sealed. */
@Component
class VaultStore {

    private final JdbcClient jdbc;

    VaultStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Kept> all() {
        return jdbc.sql("""
                select name, kind, reference, note, by_name, changed_at
                  from vault.secret
                 order by lower(name), name
                """).query(VaultStore::row).list();
    }

    Optional<Kept> find(String name) {
        return jdbc.sql("""
                select name, kind, reference, note, by_name, changed_at
                  from vault.secret
                 where name = :name
                """).param("name", name).query(VaultStore::row).optional();
    }

    Optional<byte[]> sealed(String name) {
        return jdbc.sql("select sealed from vault.secret where name = :name and sealed is not null")
                .param("name", name)
                .query(byte[].class)
                .optional();
    }

    void put(SecretDraft draft, Optional<byte[]> sealed, Actor by, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("name", draft.name());
        params.put("kind", draft.kind());
        params.put("reference", draft.reference());
        params.put("sealed", sealed.orElse(null));
        params.put("note", draft.note());
        params.put("by", by.name());
        params.put("now", now.atOffset(ZoneOffset.UTC));
        jdbc.sql("""
                insert into vault.secret (name, kind, reference, sealed, note, by_name, changed_at)
                values (:name, :kind, :reference, :sealed::bytea, :note, :by, :now)
                on conflict (name) do update
                   set kind = :kind, reference = :reference, sealed = :sealed::bytea, note = :note, by_name = :by, changed_at = :now
                """).params(params).update();
    }

    boolean delete(String name) {
        return jdbc.sql("delete from vault.secret where name = :name")
                        .param("name", name)
                        .update()
                == 1;
    }

    private static Kept row(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getString("name"),
                row.getString("kind"),
                row.getString("reference"),
                row.getString("note"),
                row.getString("by_name"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
