package org.nightdesk.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps replies and their deliveries. */
@Component
class ReplyStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from mailbox.delivery
             where due_at is not null
            """;

    private static final String REPLY = """
            select id, ticket_id, origin_id, mailbox_id, entry_id, author, subject, body, in_reply_to, refs, automatic, created_at
              from mailbox.reply
            """;

    private final JdbcClient jdbc;

    ReplyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** With a delivery for each address and copy, due at {@code dueAt}; the id given is not looked at. */
    Reply insert(Reply reply, List<String> addresses, List<String> copies, Instant dueAt) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("ticket", reply.ticket().value());
        params.put("mailbox", reply.mailbox().value());
        params.put("entry", reply.entry().orElse(null));
        params.put("author", reply.author());
        params.put("subject", reply.subject());
        params.put("body", reply.body());
        params.put("inReplyTo", reply.inReplyTo());
        params.put("refs", reply.references().toArray(String[]::new));
        params.put("automatic", reply.automatic());
        params.put("at", time(reply.createdAt()));
        params.put("due", time(dueAt));
        params.put("addresses", addresses.toArray(String[]::new));
        params.put("copies", copies.toArray(String[]::new));
        return jdbc.sql("""
                with reply as (
                    insert into mailbox.reply (ticket_id, origin_id, mailbox_id, entry_id, author, subject, body, in_reply_to, refs, automatic, created_at)
                    values (:ticket, :ticket, :mailbox, :entry, :author, :subject, :body, :inReplyTo, :refs, :automatic, :at)
                    returning *
                ), delivery as (
                    insert into mailbox.delivery (reply_id, address, copy, state, due_at, at)
                    select reply.id, address, copy, 'waiting', :due, :at
                      from reply,
                           (select address, false as copy from unnest(:addresses::text[]) address
                            union all
                            select address, true from unnest(:copies::text[]) address) as recipient
                )
                select id, ticket_id, origin_id, mailbox_id, entry_id, author, subject, body, in_reply_to, refs, automatic, created_at
                  from reply
                """).params(params).query(ReplyStore::row).single();
    }

    Optional<Reply> find(long id) {
        return jdbc.sql(REPLY + " where id = :id")
                .param("id", id)
                .query(ReplyStore::row)
                .optional();
    }

    List<Reply> of(TicketId ticket) {
        return jdbc.sql(REPLY + " where ticket_id = :ticket order by id")
                .param("ticket", ticket.value())
                .query(ReplyStore::row)
                .list();
    }

    /** The replies that stand at these entries belong to another ticket now. */
    void move(List<Long> entries, TicketId to) {
        jdbc.sql("""
                update mailbox.reply
                   set ticket_id = :to
                 where entry_id = any (:entries::bigint[])
                """)
                .param("to", to.value())
                .param("entries", entries.toArray(Long[]::new))
                .update();
    }

    List<ReplyDelivery> deliveries(TicketId ticket) {
        return jdbc.sql("""
                select delivery.id, reply_id, address, copy, state, tries, due_at, reason
                  from mailbox.delivery
                  join mailbox.reply on reply.id = reply_id
                 where ticket_id = :ticket
                 order by delivery.id
                """)
                .param("ticket", ticket.value())
                .query(ReplyStore::delivery)
                .list();
    }

    List<ReplyDelivery> deliveries(long reply) {
        return jdbc.sql("""
                select id, reply_id, address, copy, state, tries, due_at, reason
                  from mailbox.delivery
                 where reply_id = :reply
                 order by id
                """).param("reply", reply).query(ReplyStore::delivery).list();
    }

    /** How many were called off; none once the first was taken to be sent. */
    int cancel(long reply, Instant now) {
        return jdbc.sql("""
                update mailbox.delivery
                   set state = 'cancelled', due_at = null, at = :now
                 where reply_id = :reply
                   and state = 'waiting'
                   and tries = 0
                """).param("reply", reply).param("now", time(now)).update();
    }

    /** Takes what is due and commits to it until the lease ends; after that any node takes it again. */
    List<ReplyDelivery> claim(Instant now, Duration lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id
                      from mailbox.delivery
                     where due_at <= :now
                     order by due_at, id
                     limit :most
                       for update skip locked
                )
                update mailbox.delivery
                   set state = 'sending', tries = tries + 1, due_at = :lease, at = :now
                  from due
                 where delivery.id = due.id
                returning delivery.id, reply_id, address, copy, state, tries, due_at, reason
                """)
                .param("now", time(now))
                .param("lease", time(now.plus(lease)))
                .param("most", most)
                .query(ReplyStore::delivery)
                .list();
    }

    /** Whether it was written: not when another node has taken it meanwhile. Without {@code dueAt} it is over. */
    boolean result(ReplyDelivery delivery, String state, Optional<Instant> dueAt, String reason, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("id", delivery.id());
        params.put("tries", delivery.tries());
        params.put("state", state);
        params.put("due", dueAt.map(ReplyStore::time).orElse(null));
        params.put("reason", reason);
        params.put("now", time(now));
        return jdbc.sql("""
                update mailbox.delivery
                   set state = :state, due_at = :due::timestamptz, reason = :reason, at = :now
                 where id = :id
                   and tries = :tries
                   and state = 'sending'
                """).params(params).update() == 1;
    }

    /** All that is due has been sent when it was due, and not now. */
    void sentLongAgo(Instant now) {
        jdbc.sql("""
                update mailbox.delivery
                   set state = 'sent', tries = 1, at = due_at, due_at = null
                 where state = 'waiting'
                   and due_at <= :now
                """).param("now", time(now)).update();
    }

    /** A report says that it did not arrive after all. */
    void bounced(long reply, String address, String reason, Instant now) {
        jdbc.sql("""
                update mailbox.delivery
                   set state = 'bounced', due_at = null, reason = :reason, at = :now
                 where reply_id = :reply
                   and (lower(address) = lower(:address) or :address = '')
                """)
                .param("reply", reply)
                .param("address", address)
                .param("reason", reason)
                .param("now", time(now))
                .update();
    }

    /** How many automatic mails went to this address since then. */
    int automatic(String address, Instant since) {
        return jdbc.sql("""
                select count(*)
                  from mailbox.delivery
                  join mailbox.reply on reply.id = reply_id
                 where lower(address) = lower(:address)
                   and automatic
                   and created_at > :since
                """)
                .param("address", address)
                .param("since", time(since))
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Reply row(ResultSet row, int number) throws SQLException {
        long entry = row.getLong("entry_id");
        return new Reply(
                row.getLong("id"),
                new TicketId(row.getLong("ticket_id")),
                new TicketId(row.getLong("origin_id")),
                new MailboxId(row.getLong("mailbox_id")),
                entry == 0 ? Optional.empty() : Optional.of(entry),
                row.getString("author"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("in_reply_to"),
                List.of((String[]) row.getArray("refs").getArray()),
                row.getBoolean("automatic"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static ReplyDelivery delivery(ResultSet row, int number) throws SQLException {
        return new ReplyDelivery(
                row.getLong("id"),
                row.getLong("reply_id"),
                row.getString("address"),
                row.getBoolean("copy"),
                row.getString("state"),
                row.getInt("tries"),
                Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getString("reason"));
    }
}
