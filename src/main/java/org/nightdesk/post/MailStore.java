package org.nightdesk.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps mail. While one is being read, its due_at is the end of the lease. */
@Component
class MailStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from post.mail
             where state = 'waiting'
            """;

    private static final String COLUMNS =
            "id, message_id, subject, way, sender, recipients, received_at, arrivals, size, state, tries, reason\n";

    private final JdbcClient jdbc;

    MailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In one statement; the id of each in order. One that is here already only counts its arrivals. */
    List<MailId> insert(List<Arrival> arrivals) {
        // By identity, so that two nodes take the rows in the same order.
        Map<String, Arrival> fresh = new TreeMap<>();
        List<String> keys = arrivals.stream().map(MailStore::key).toList();
        for (int i = 0; i < keys.size(); i++) {
            fresh.putIfAbsent(keys.get(i), arrivals.get(i));
        }
        Map<String, MailId> ids = new LinkedHashMap<>();
        List<Arrival> rows = List.copyOf(fresh.values());
        jdbc.sql("""
                insert into post.mail (identity, sha256, message_id, subject, way, sender, recipients, received_at, due_at, size, raw)
                select identity, sha256, message_id, subject, way, sender, string_to_array(recipients, E'\\n'), at, at, octet_length(raw), raw
                  from unnest(:identities::bytea[], :sha256s::bytea[], :messageIds::text[], :subjects::text[], :ways::text[],
                              :senders::text[], :recipients::text[], :ats::timestamptz[], :raws::bytea[])
                       as row (identity, sha256, message_id, subject, way, sender, recipients, at, raw)
                on conflict (identity) do update
                   set arrivals = mail.arrivals + 1
                returning id, identity
                """)
                .param(
                        "identities",
                        fresh.keySet().stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new))
                .param("sha256s", rows.stream().map(Arrival::sha256).toArray(byte[][]::new))
                .param("messageIds", texts(rows.stream().map(Arrival::messageId).toList()))
                .param("subjects", texts(rows.stream().map(Arrival::subject).toList()))
                .param("ways", texts(rows.stream().map(Arrival::way).toList()))
                .param("senders", texts(rows.stream().map(Arrival::sender).toList()))
                .param(
                        "recipients",
                        texts(rows.stream()
                                .map(row -> String.join("\n", row.recipients()))
                                .toList()))
                .param(
                        "ats",
                        texts(rows.stream().map(row -> row.at().toString()).toList()))
                .param("raws", rows.stream().map(Arrival::raw).toArray(byte[][]::new))
                .query((row, number) ->
                        ids.put(HexFormat.of().formatHex(row.getBytes("identity")), new MailId(row.getLong("id"))))
                .list();
        return keys.stream().map(ids::get).toList();
    }

    private static String key(Arrival arrival) {
        return HexFormat.of().formatHex(arrival.identity());
    }

    // PostgreSQL keeps no zero character in a text.
    private static String[] texts(List<String> texts) {
        return texts.stream().map(text -> text.replace('\0', ' ')).toArray(String[]::new);
    }

    /** Takes what is due and commits to it until {@code lease}; counts the try before it begins. */
    List<KeptMail> claim(Instant now, Instant lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id
                      from post.mail
                     where state = 'waiting'
                       and due_at <= :now
                     order by due_at, id
                     limit :most
                       for update skip locked
                )
                update post.mail
                   set tries = tries + 1, due_at = :lease
                  from due
                 where mail.id = due.id
                returning mail.id, message_id, subject, way, sender, recipients, received_at, arrivals, size, state, tries, reason
                """)
                .param("now", time(now))
                .param("lease", time(lease))
                .param("most", most)
                .query(MailStore::row)
                .list();
    }

    /**
     * Those of these mails that name an older one which still waits elsewhere are put off until {@code due}; which they are. {@code parents}: the Message-IDs
     * that a mail names, in the mails' order, a line each.
     */
    Set<MailId> putOff(List<KeptMail> mails, List<String> parents, Instant due) {
        return Set.copyOf(jdbc.sql("""
                update post.mail
                   set tries = mail.tries - 1, due_at = :due
                  from unnest(:ids::bigint[], :tries::int[], :parents::text[]) as claimed (id, tries, parents)
                 where mail.id = claimed.id
                   and mail.tries = claimed.tries
                   and mail.state = 'waiting'
                   and exists (select 1
                                 from post.mail parent
                                where parent.message_id = any (string_to_array(claimed.parents, E'\\n'))
                                  and parent.message_id <> ''
                                  and parent.state = 'waiting'
                                  and parent.id < mail.id
                                  and parent.id <> all (:ids::bigint[]))
                returning mail.id
                """)
                .param("ids", mails.stream().map(mail -> mail.id().value()).toArray(Long[]::new))
                .param("tries", mails.stream().map(KeptMail::tries).toArray(Integer[]::new))
                .param("parents", texts(parents))
                .param("due", time(due))
                .query((row, number) -> new MailId(row.getLong("id")))
                .list());
    }

    /** False when another node has taken it meanwhile. */
    boolean done(KeptMail mail, String state, String reason) {
        return jdbc.sql("""
                update post.mail
                   set state = :state, due_at = null, reason = :reason
                 where id = :id
                   and tries = :tries
                   and state = 'waiting'
                """)
                        .param("id", mail.id().value())
                        .param("tries", mail.tries())
                        .param("state", state)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** Those of them that are read now; not those that another node has taken meanwhile. */
    Set<MailId> read(List<KeptMail> mails) {
        return Set.copyOf(jdbc.sql("""
                update post.mail
                   set state = 'read', due_at = null, reason = ''
                  from unnest(:ids::bigint[], :tries::int[]) as claimed (id, tries)
                 where mail.id = claimed.id
                   and mail.tries = claimed.tries
                   and state = 'waiting'
                returning mail.id
                """)
                .param("ids", mails.stream().map(mail -> mail.id().value()).toArray(Long[]::new))
                .param("tries", mails.stream().map(KeptMail::tries).toArray(Integer[]::new))
                .query((row, number) -> new MailId(row.getLong("id")))
                .list());
    }

    /** As they came, in one go. */
    Map<MailId, byte[]> raws(List<KeptMail> mails) {
        Map<MailId, byte[]> raws = new HashMap<>();
        jdbc.sql("select id, raw from post.mail where id = any (:ids)")
                .param("ids", mails.stream().map(mail -> mail.id().value()).toArray(Long[]::new))
                .query(row -> {
                    raws.put(new MailId(row.getLong("id")), row.getBytes("raw"));
                });
        return raws;
    }

    void later(KeptMail mail, Instant dueAt, String reason) {
        jdbc.sql("""
                update post.mail
                   set due_at = :due, reason = :reason
                 where id = :id
                   and tries = :tries
                   and state = 'waiting'
                """)
                .param("id", mail.id().value())
                .param("tries", mail.tries())
                .param("due", time(dueAt))
                .param("reason", reason)
                .update();
    }

    /** Waits to be read again from the beginning; false when it is waiting or read already. */
    boolean again(MailId id, Instant now) {
        return jdbc.sql("""
                update post.mail
                   set state = 'waiting', due_at = :now, tries = 0, reason = ''
                 where id = :id
                   and state in ('unclaimed', 'unreadable')
                """).param("id", id.value()).param("now", time(now)).update() == 1;
    }

    void readdress(MailId id, String address) {
        jdbc.sql("update post.mail set recipients = array[:address] where id = :id")
                .param("id", id.value())
                .param("address", address)
                .update();
    }

    Optional<byte[]> raw(MailId id) {
        return jdbc.sql("select raw from post.mail where id = :id")
                .param("id", id.value())
                .query((row, number) -> row.getBytes("raw"))
                .optional();
    }

    Optional<KeptMail> find(MailId id) {
        return jdbc.sql("select " + COLUMNS + "from post.mail where id = :id")
                .param("id", id.value())
                .query(MailStore::row)
                .optional();
    }

    /** Those in this state, or with {@code left} all that are not read; newest first, before this id. */
    List<KeptMail> list(String state, long before, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                  from post.mail
                 where state <> case when :state = 'left' then 'read' else '' end
                   and (:state in ('left', '') or state = :state)
                   and id < :before
                 order by id desc
                 limit :limit
                """)
                .param("state", state)
                .param("before", before)
                .param("limit", limit)
                .query(MailStore::row)
                .list();
    }

    Optional<Instant> lastAt() {
        return jdbc.sql("select received_at from post.mail order by id desc limit 1")
                .query((row, number) ->
                        row.getObject("received_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static KeptMail row(ResultSet row, int number) throws SQLException {
        return new KeptMail(
                new MailId(row.getLong("id")),
                row.getString("message_id"),
                row.getString("subject"),
                row.getString("way"),
                row.getString("sender"),
                Arrays.asList((String[]) row.getArray("recipients").getArray()),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getInt("arrivals"),
                row.getInt("size"),
                row.getString("state"),
                row.getInt("tries"),
                row.getString("reason"));
    }
}
