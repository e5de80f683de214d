package org.nightdesk.telephony;

import static org.nightdesk.telephony.ProviderStore.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.nightdesk.channel.Reply;
import org.nightdesk.channel.Understood;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what people answered. */
@Component
class EarStore {

    private final JdbcClient jdbc;

    EarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its id; empty when it is known already. Twilio's ids are its own the world over, so that an account that is set up twice is heard once. */
    Optional<Long> insert(Provider provider, String externalId, Reply reply, Instant now) {
        return jdbc.sql("""
                insert into telephony.reply (provider_id, external_id, medium, number, body, about, at)
                values (:provider, :external, :medium, :number, :body, :about, :now)
                on conflict (external_id) do nothing
                returning id
                """)
                .param("provider", provider.id())
                .param("external", provider.isTwilio() ? externalId : provider.text() + "/" + externalId)
                .param("medium", reply.kind())
                .param("number", reply.from())
                .param("body", reply.text())
                .param("about", reply.about())
                .param("now", time(now))
                .query(Long.class)
                .optional();
    }

    /** For each that comes, up to ten that are older than this go. */
    void forget(Instant before) {
        jdbc.sql("""
                delete from telephony.reply
                 where id in (select id from telephony.reply order by id limit 10)
                   and at < :before
                """).param("before", time(before)).update();
    }

    void understood(long id, Understood understood) {
        jdbc.sql("update telephony.reply set known = :known, outcome = :outcome where id = :id")
                .param("id", id)
                .param("known", understood.known())
                .param("outcome", understood.words())
                .update();
    }

    /** Newest first, below this id. */
    List<Answer> before(long id, int most) {
        return jdbc.sql("""
                select reply.id, provider.name, medium, number, body, known, outcome, at
                  from telephony.reply
                  left join telephony.provider on provider.id = provider_id
                 where reply.id < :id
                 order by reply.id desc
                 limit :most
                """)
                .param("id", id)
                .param("most", most)
                .query(EarStore::row)
                .list();
    }

    private static Answer row(ResultSet row, int number) throws SQLException {
        return new Answer(
                row.getLong("id"),
                Optional.ofNullable(row.getString("name")),
                Medium.of(row.getString("medium")),
                row.getString("number"),
                row.getString("body"),
                row.getBoolean("known"),
                row.getString("outcome"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
