package org.nightdesk.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps API tokens. */
@Component
class TokenStore {

    private static final Duration NOTED_EACH = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when a token with this key exists. */
    Optional<Long> insert(String name, Role role, Optional<PersonId> own, Actor by, byte[] keyHash, Instant now) {
        return jdbc.sql("""
                insert into access.token (name, role, person_id, made_by, key_hash, created_at)
                values (:name, :role, :own, :by, :hash, :now)
                on conflict (key_hash) do nothing
                returning id
                """)
                .param("name", name)
                .param("role", role.word())
                .param("own", own.map(PersonId::value).orElse(null))
                .param("by", by.isPerson() ? by.id() : null)
                .param("hash", keyHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    Optional<Token> findByKey(byte[] keyHash) {
        return jdbc.sql("""
                select id, name, role, person_id, created_at, used_at, revoked_at
                  from access.token
                 where key_hash = :hash
                   and revoked_at is null
                """).param("hash", keyHash).query(TokenStore::row).optional();
    }

    /** Once a minute is enough: a busy token must not write at each request. */
    void used(Token token, Instant now) {
        if (token.usedAt().filter(at -> at.isAfter(now.minus(NOTED_EACH))).isPresent()) {
            return;
        }
        jdbc.sql("""
                update access.token
                   set used_at = :now
                 where id = :id
                """)
                .param("id", token.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Token> all() {
        return jdbc.sql("""
                select id, name, role, person_id, created_at, used_at, revoked_at
                  from access.token
                 order by revoked_at is not null, lower(name), id
                """).query(TokenStore::row).list();
    }

    boolean revoke(long id, Instant now) {
        return jdbc.sql("""
                update access.token
                   set revoked_at = :now
                 where id = :id
                   and revoked_at is null
                """)
                        .param("id", id)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean isMadeBy(long id, PersonId person) {
        return jdbc.sql("select exists (select 1 from access.token where id = :id and made_by = :person)")
                .param("id", id)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    private static Token row(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getLong("id"),
                row.getString("name"),
                Role.of(row.getString("role")),
                Optional.of(row.getLong("person_id")).filter(id -> id > 0).map(PersonId::new),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
