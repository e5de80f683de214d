package org.nightdesk.mailbox;

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
import org.nightdesk.database.Reading;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;
import org.nightdesk.post.MailId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what became of each mail. */
@Component
class ReceivedStore {

    private static final String ROW = """
            select mail_id, mailbox_id, ticket_id, person_id, address, name, message_id, refs, subject, print, state, way, evidence,
                   silent, entry_id, folded, files, sizes, others, html, images, at
              from mailbox.received
            """;

    private final JdbcClient jdbc;

    ReceivedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail that was moved or confirmed is written once more: the last word counts. */
    void save(Received mail) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("mail", mail.mail().value());
        params.put("mailbox", mail.mailbox().value());
        params.put("ticket", mail.ticket().map(TicketId::value).orElse(null));
        params.put("person", mail.person().map(PersonId::value).orElse(null));
        params.put("address", mail.address());
        params.put("name", mail.name());
        params.put("messageId", mail.messageId());
        params.put("refs", mail.references().toArray(String[]::new));
        params.put("subject", mail.subject());
        params.put("print", mail.print());
        params.put("state", mail.state());
        params.put("way", mail.way());
        params.put("evidence", mail.evidence());
        params.put("silent", mail.silent());
        params.put("entry", mail.entry().orElse(null));
        params.put("folded", mail.folded());
        params.put("files", mail.files().toArray(String[]::new));
        params.put("sizes", mail.sizes().toArray(Long[]::new));
        params.put("others", mail.others().toArray(String[]::new));
        params.put("html", mail.html());
        params.put("images", mail.images());
        params.put("at", mail.at().atOffset(ZoneOffset.UTC));
        jdbc.sql("""
                insert into mailbox.received
                       (mail_id, mailbox_id, ticket_id, person_id, address, name, message_id, refs, subject, print, state, way,
                        evidence, silent, entry_id, folded, files, sizes, others, html, images, at)
                values (:mail, :mailbox, :ticket, :person, :address, :name, :messageId, :refs, :subject, :print, :state, :way,
                        :evidence, :silent, :entry, :folded, :files, :sizes, :others, :html, :images, :at)
                on conflict (mail_id) do update
                   set ticket_id = :ticket, person_id = :person, state = :state, way = :way, evidence = :evidence, silent = :silent,
                       entry_id = :entry
                """).params(params).update();
    }

    Optional<Received> find(MailId mail) {
        return jdbc.sql(ROW + " where mail_id = :mail")
                .param("mail", mail.value())
                .query(ReceivedStore::row)
                .optional();
    }

    Optional<Received> lock(MailId mail) {
        return jdbc.sql(ROW + " where mail_id = :mail for update")
                .param("mail", mail.value())
                .query(ReceivedStore::row)
                .optional();
    }

    List<Received> of(TicketId ticket) {
        return Reading.once(
                ReceivedStore.class,
                ticket,
                () -> jdbc.sql(ROW + " where ticket_id = :ticket order by mail_id")
                        .param("ticket", ticket.value())
                        .query(ReceivedStore::row)
                        .list());
    }

    /** The mails that stand at these entries belong to another ticket now. */
    void move(List<Long> entries, TicketId to) {
        jdbc.sql("""
                update mailbox.received
                   set ticket_id = :to
                 where entry_id = any (:entries::bigint[])
                """)
                .param("to", to.value())
                .param("entries", entries.toArray(Long[]::new))
                .update();
    }

    /** The ticket of the last mail with this Message-ID. Held ones prove nothing. */
    Optional<TicketId> ticketOf(String messageId) {
        return jdbc.sql("""
                select ticket_id
                  from mailbox.received
                 where message_id = :messageId
                   and message_id <> ''
                   and ticket_id is not null
                   and state <> 'held'
                 order by mail_id desc
                 limit 1
                """)
                .param("messageId", messageId)
                .query((row, number) -> new TicketId(row.getLong("ticket_id")))
                .optional();
    }

    /** Whether this address wrote the same words since then. */
    boolean saidBefore(String address, byte[] print, Instant since) {
        return jdbc.sql("""
                select exists (select 1
                                 from mailbox.received
                                where address = :address
                                  and at > :since
                                  and print = :print)
                """)
                .param("address", address)
                .param("print", print)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private static Received row(ResultSet row, int number) throws SQLException {
        return new Received(
                new MailId(row.getLong("mail_id")),
                new MailboxId(row.getLong("mailbox_id")),
                number(row, "ticket_id").map(TicketId::new),
                number(row, "person_id").map(PersonId::new),
                row.getString("address"),
                row.getString("name"),
                row.getString("message_id"),
                List.of((String[]) row.getArray("refs").getArray()),
                row.getString("subject"),
                row.getBytes("print"),
                row.getString("state"),
                row.getString("way"),
                row.getString("evidence"),
                row.getString("silent"),
                number(row, "entry_id"),
                row.getString("folded"),
                List.of((String[]) row.getArray("files").getArray()),
                List.of((Long[]) row.getArray("sizes").getArray()),
                List.of((String[]) row.getArray("others").getArray()),
                row.getBoolean("html"),
                row.getInt("images"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
