package org.nightdesk.telephony;

import static org.nightdesk.telephony.ProviderStore.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.channel.Reply;
import org.nightdesk.channel.Understood;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what people answered; with {@code unread_due_at} until it was read. */
@Component
class EarStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(unread_due_at)
              from telephony.reply
             where unread_due_at is not null
            """;

    private final JdbcClient jdbc;

    EarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that nobody has read yet; the provider may be gone. */
    record Unread(long id, long provider, Medium medium, String number) {}

    /** Its id, to be read by whoever calls, until {@code due}; empty when it is known already. */
    Optional<Long> insert(Provider provider, String externalId, Reply reply, Instant due, Instant now) {
        return jdbc.sql("""
                insert into telephony.reply (provider_id, external_id, medium, number, body, about, at, unread_due_at)
                values (:provider, :external, :medium, :number, :body, :about, :now, :due)
                on conflict (external_id) do nothing
                returning id
                """)
                .param("provider", provider.id())
                .param("external", externalId)
                .param("medium", reply.kind())
                .param("number", reply.from())
                .param("body", reply.text())
                .param("about", reply.about())
                .param("now", time(now))
                .param("due", time(due))
                .query(Long.class)
                .optional();
    }

    /** Locked for this transaction; empty when it was read, or somebody reads it just now. */
    Optional<Reply> lockUnread(long id) {
        return jdbc.sql("""
                select medium, number, body, about
                  from telephony.reply
                 where id = :id
                   and unread_due_at is not null
                   for update skip locked
                """)
                .param("id", id)
                .query((row, number) -> new Reply(
                        row.getString("medium"),
                        row.getString("number"),
                        row.getString("body"),
                        row.getString("about")))
                .optional();
    }

    void read(long id, Understood understood) {
        jdbc.sql("""
                update telephony.reply
                   set known = :known, outcome = :outcome, unread_due_at = null
                 where id = :id
                """)
                .param("id", id)
                .param("known", understood.known())
                .param("outcome", understood.words())
                .update();
    }

    /** Kept, and not read within their time. */
    List<Unread> claimUnread(Instant now, Instant lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id
                      from telephony.reply
                     where unread_due_at <= :now
                     order by unread_due_at, id
                     limit :most
                       for update skip locked
                )
                update telephony.reply reply
                   set unread_due_at = :lease
                  from due
                 where reply.id = due.id
                returning reply.id, provider_id, medium, number
                """)
                .param("now", time(now))
                .param("lease", time(lease))
                .param("most", most)
                .query((row, number) -> new Unread(
                        row.getLong("id"),
                        row.getLong("provider_id"),
                        Medium.of(row.getString("medium")),
                        row.getString("number")))
                .list();
    }

    Optional<Understood> understood(String externalId) {
        return jdbc.sql("""
                select known, outcome
                  from telephony.reply
                 where external_id = :external
                   and unread_due_at is null
                """)
                .param("external", externalId)
                .query((row, number) -> new Understood(row.getBoolean("known"), row.getString("outcome")))
                .optional();
    }

    /** Of these, the ones that are kept. */
    Set<String> known(Collection<String> externalIds) {
        return Set.copyOf(jdbc.sql("select external_id from telephony.reply where external_id = any (:ids)")
                .param("ids", externalIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** For each that comes, up to ten that are older than this go. */
    void forget(Instant before) {
        jdbc.sql("""
                delete from telephony.reply
                 where id in (select id from telephony.reply order by id limit 10)
                   and at < :before
                """).param("before", time(before)).update();
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
