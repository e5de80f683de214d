package org.nightdesk.login;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.people.PersonId;
import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links that do one thing once. Only a hash of each is kept. */
@Component
class OneTimeLinks {

    /** What a link is for, where it leads, and how long it holds. */
    enum Purpose {
        SETUP("/setup/", Duration.ofDays(1)),
        INVITE("/login/password/", Duration.ofDays(7)),
        RESET("/login/password/", Duration.ofHours(1));

        private final String path;
        private final Duration holds;

        Purpose(String path, Duration holds) {
            this.path = path;
            this.holds = holds;
        }

        Duration holds() {
            return holds;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Settings settings;

    OneTimeLinks(JdbcClient jdbc, Secrets secrets, Settings settings) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.settings = settings;
    }

    /** A new link, as a whole address. */
    String link(Purpose purpose, Optional<PersonId> person, Instant now) {
        String key = secrets.fresh();
        @Nullable Long whom = person.map(PersonId::value).orElse(null);
        jdbc.sql("""
                insert into login.one_time_link (key_hash, purpose, person_id, until, created_at)
                values (:hash, :purpose, :person, :until, :now)
                """)
                .param("hash", hash(key))
                .param("purpose", purpose.word())
                .param("person", whom)
                .param("until", now.plus(purpose.holds).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return settings.address() + purpose.path + key;
    }

    /** Whether it still opens the set-up. */
    boolean setsUp(String key, Instant now) {
        return jdbc.sql("""
                select count(*)
                  from login.one_time_link
                 where key_hash = :hash
                   and purpose = 'setup'
                   and used_at is null
                   and until > :now
                """)
                        .param("hash", hash(key))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** Whose password it may still set. */
    Optional<PersonId> whose(String key, Instant now) {
        return jdbc.sql("""
                select person_id
                  from login.one_time_link
                 where key_hash = :hash
                   and person_id is not null
                   and used_at is null
                   and until > :now
                """)
                .param("hash", hash(key))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new PersonId(row.getLong("person_id")))
                .optional();
    }

    /** Uses it up; whether it was still unused. */
    boolean use(String key, Instant now) {
        return jdbc.sql("""
                update login.one_time_link
                   set used_at = :now
                 where key_hash = :hash
                   and used_at is null
                   and until > :now
                """)
                        .param("hash", hash(key))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void tidy(Instant now) {
        jdbc.sql("delete from login.one_time_link where until < :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static byte[] hash(String key) {
        return Secrets.sha256(key.getBytes(StandardCharsets.UTF_8));
    }
}
