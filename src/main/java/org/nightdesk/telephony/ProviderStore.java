package org.nightdesk.telephony;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the providers and how they do. */
@Component
class ProviderStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(poll_due_at)
              from telephony.provider
             where asked
               and not paused
            """;

    private static final String COLUMNS =
            "provider.id, name, kind, rank, sms, voice, sender, address, account, secret, body_type, template, reference, called, paused,"
                    + " failures, problem, failed_at, rest_until, sent_at\n";
    private static final String ALL = "select " + COLUMNS + "from telephony.provider order by rank, id";
    private static final String ONE = "select " + COLUMNS + "from telephony.provider where id = :id";

    private final JdbcClient jdbc;

    ProviderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Last in rank. {@code asked}: its replies are fetched. */
    Provider insert(ProviderDraft draft, byte[] secret, boolean asked, Instant now) {
        return jdbc.sql("""
                insert into telephony.provider (name, kind, rank, sms, voice, sender, address, account, secret, body_type, template,
                                                reference, called, asked, poll_due_at, created_at)
                select :name, :kind, coalesce(max(rank), 0) + 1, :sms, :voice, :sender, :address, :account, :secret, :bodyType, :template,
                       :reference, :called, :asked, :now, :now
                  from telephony.provider
                returning
                """ + COLUMNS)
                .params(params(draft, secret))
                .param("asked", asked)
                .param("now", time(now))
                .query(ProviderStore::row)
                .single();
    }

    /** Its trouble is forgotten. */
    void update(long id, ProviderDraft draft, byte[] secret, boolean asked, Instant now) {
        jdbc.sql("""
                update telephony.provider
                   set name = :name, kind = :kind, sms = :sms, voice = :voice, sender = :sender, address = :address, account = :account,
                       secret = :secret, body_type = :bodyType, template = :template, reference = :reference, called = :called, asked = :asked,
                       failures = 0, problem = '', failed_at = null, rest_until = null, poll_due_at = :now
                 where id = :id
                """)
                .params(params(draft, secret))
                .param("asked", asked)
                .param("id", id)
                .param("now", time(now))
                .update();
    }

    private static Map<String, @Nullable Object> params(ProviderDraft draft, byte[] secret) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("name", draft.name());
        params.put("kind", draft.kind());
        params.put("sms", draft.sms());
        params.put("voice", draft.voice());
        params.put("sender", draft.sender());
        params.put("address", draft.address());
        params.put("account", draft.account());
        params.put("secret", secret);
        params.put("bodyType", draft.bodyType());
        params.put("template", draft.template());
        params.put("reference", draft.reference());
        params.put("called", draft.called());
        return params;
    }

    /** In order of rank. */
    List<Provider> all() {
        return jdbc.sql(ALL).query(ProviderStore::row).list();
    }

    Optional<Provider> find(long id) {
        return jdbc.sql(ONE).param("id", id).query(ProviderStore::row).optional();
    }

    void delete(long id) {
        jdbc.sql("delete from telephony.provider where id = :id")
                .param("id", id)
                .update();
    }

    void pause(long id, boolean paused) {
        jdbc.sql("""
                update telephony.provider
                   set paused = :paused, failures = 0, problem = '', failed_at = null, rest_until = null
                 where id = :id
                """).param("id", id).param("paused", paused).update();
    }

    void rank(long id, int rank) {
        jdbc.sql("update telephony.provider set rank = :rank where id = :id")
                .param("id", id)
                .param("rank", rank)
                .update();
    }

    /** Took a message; whoever got it may answer soon, so that its replies are asked for by {@code pollBy}. */
    void worked(long id, Instant pollBy, Instant now) {
        jdbc.sql("""
                update telephony.provider
                   set failures = 0, problem = '', failed_at = null, rest_until = null, sent_at = :now,
                       poll_due_at = least(poll_due_at, :pollBy)
                 where id = :id
                """)
                .param("id", id)
                .param("pollBy", time(pollBy))
                .param("now", time(now))
                .update();
    }

    void failed(long id, String problem, Instant restUntil, Instant now) {
        jdbc.sql("""
                update telephony.provider
                   set failures = failures + 1, problem = :problem, failed_at = :now, rest_until = :rest
                 where id = :id
                """)
                .param("id", id)
                .param("problem", problem)
                .param("rest", time(restUntil))
                .param("now", time(now))
                .update();
    }

    /** Whether the caller is the one who tries a provider whose rest is over; the others ask others until {@code until}. */
    boolean takeTrial(long id, Instant now, Instant until) {
        return jdbc.sql("""
                update telephony.provider
                   set rest_until = :until
                 where id = :id
                   and failures > 0
                   and (rest_until is null or rest_until <= :now)
                """)
                        .param("id", id)
                        .param("now", time(now))
                        .param("until", time(until))
                        .update()
                == 1;
    }

    /** Whose replies are to be asked for, until the end of the lease. */
    List<Provider> claimPoll(Instant now, Instant lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id
                      from telephony.provider
                     where poll_due_at <= :now
                       and asked
                       and not paused
                     order by poll_due_at, id
                     limit :most
                       for update skip locked
                )
                update telephony.provider
                   set poll_due_at = :lease
                  from due
                 where provider.id = due.id
                returning
                """ + COLUMNS)
                .param("now", time(now))
                .param("lease", time(lease))
                .param("most", most)
                .query(ProviderStore::row)
                .list();
    }

    /** Asked again {@code soon} when a message was taken after {@code since}, else {@code later}. */
    void polled(long id, Instant since, Instant soon, Instant later) {
        jdbc.sql("""
                update telephony.provider
                   set poll_due_at = case when sent_at > :since then :soon else :later end
                 where id = :id
                """)
                .param("id", id)
                .param("since", time(since))
                .param("soon", time(soon))
                .param("later", time(later))
                .update();
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Provider row(ResultSet row, int number) throws SQLException {
        return new Provider(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("name"),
                row.getInt("rank"),
                row.getBoolean("sms"),
                row.getBoolean("voice"),
                row.getString("sender"),
                access(row),
                row.getBoolean("called"),
                row.getBoolean("paused"),
                new Health(
                        row.getInt("failures"),
                        row.getString("problem"),
                        instant(row, "failed_at"),
                        instant(row, "rest_until"),
                        instant(row, "sent_at")));
    }

    private static Access access(ResultSet row) throws SQLException {
        return new Access(
                row.getString("address"),
                row.getString("account"),
                row.getString("body_type"),
                row.getString("template"),
                row.getString("reference"),
                row.getBytes("secret"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
