package org.nightdesk.post;

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

/** Keeps the accounts that are read by IMAP. */
@Component
class AccountStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from post.account
             where not paused
            """;

    /** When the next is to be watched. */
    static final String EARLIEST_WATCH = """
            select min(watch_due_at)
              from post.account
             where not paused
            """;

    private static final String COLUMNS =
            "account.id, address, host, port, security, login, password, token_url, client_id, client_secret, scope, folders, afterwards,"
                    + " move_to, paused, problem, read_at, watched\n";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Due at once. */
    Account insert(AccountDraft draft, AccountKey key, Instant now) {
        return jdbc.sql("""
                insert into post.account (address, host, port, security, login, auth, password, token_url, client_id, client_secret, scope,
                                          folders, afterwards, move_to, due_at, created_at)
                values (:address, :host, :port, :security, :login, :auth, :password, :tokenUrl, :clientId, :clientSecret, :scope,
                        :folders, :afterwards, :moveTo, :now, :now)
                returning
                """ + COLUMNS)
                .params(params(draft, key, now))
                .query(AccountStore::row)
                .single();
    }

    /** Due at once, and its trouble forgotten. */
    void update(long id, AccountDraft draft, AccountKey key, Instant now) {
        jdbc.sql("""
                update post.account
                   set address = :address, host = :host, port = :port, security = :security, login = :login, auth = :auth,
                       password = :password, token_url = :tokenUrl, client_id = :clientId, client_secret = :clientSecret, scope = :scope,
                       folders = :folders, afterwards = :afterwards, move_to = :moveTo, problem = '', again = true,
                       due_at = case when busy then due_at else :now end, watch_due_at = :now
                 where id = :id
                """).params(params(draft, key, now)).param("id", id).update();
    }

    private static Map<String, @Nullable Object> params(AccountDraft draft, AccountKey key, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("address", draft.address());
        params.put("host", draft.host());
        params.put("port", draft.portNumber());
        params.put("security", draft.security());
        params.put("login", draft.login());
        params.put("auth", key.byToken() ? "oauth" : "password");
        params.put("password", key.secret());
        params.put("tokenUrl", key.tokenUrl());
        params.put("clientId", key.clientId());
        params.put("clientSecret", key.clientSecret());
        params.put("scope", key.scope());
        params.put("folders", draft.folders().toArray(String[]::new));
        params.put("afterwards", draft.afterwards());
        params.put("moveTo", draft.moveTo());
        params.put("now", time(now));
        return params;
    }

    List<Account> all() {
        return jdbc.sql("select " + COLUMNS + "from post.account order by id")
                .query(AccountStore::row)
                .list();
    }

    Optional<Account> find(long id) {
        return jdbc.sql("select " + COLUMNS + "from post.account where id = :id")
                .param("id", id)
                .query(AccountStore::row)
                .optional();
    }

    void delete(long id) {
        jdbc.sql("delete from post.account where id = :id").param("id", id).update();
    }

    void pause(long id, boolean paused, Instant now) {
        jdbc.sql("""
                update post.account
                   set paused = :paused, problem = '', due_at = case when busy then due_at else :now end, watch_due_at = :now
                 where id = :id
                """)
                .param("id", id)
                .param("paused", paused)
                .param("now", time(now))
                .update();
    }

    /** The provider gave another refresh token; the old one may not work again. */
    void renew(long id, byte[] secret) {
        jdbc.sql("update post.account set password = :secret where id = :id")
                .param("id", id)
                .param("secret", secret)
                .update();
    }

    /** To be fetched, until the end of the lease. */
    List<Account> claim(Instant now, Instant lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id
                      from post.account
                     where due_at <= :now
                       and not paused
                     order by due_at, id
                     limit :most
                       for update skip locked
                )
                update post.account
                   set due_at = :lease, busy = true, again = false
                  from due
                 where account.id = due.id
                returning
                """ + COLUMNS)
                .param("now", time(now))
                .param("lease", time(lease))
                .param("most", most)
                .query(AccountStore::row)
                .list();
    }

    /** Fetched, or not for {@code problem}; what became new meanwhile is fetched at once. */
    void done(long id, String problem, Instant dueAt, Instant now) {
        jdbc.sql("""
                update post.account
                   set due_at = case when again then :now else :due end,
                       busy = false,
                       again = false,
                       problem = :problem,
                       read_at = case when :problem = '' then :now else read_at end
                 where id = :id
                """)
                .param("id", id)
                .param("problem", problem)
                .param("due", time(dueAt))
                .param("now", time(now))
                .update();
    }

    /** Something is new: due at once, or once more when it is being fetched just now. */
    void wanted(long id, Instant now) {
        jdbc.sql("""
                update post.account
                   set again = busy,
                       due_at = case when busy then due_at else :now end
                 where id = :id
                """).param("id", id).param("now", time(now)).update();
    }

    /** To be watched, until the end of the lease. */
    List<Account> claimWatch(Instant now, Instant lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id
                      from post.account
                     where watch_due_at <= :now
                       and not paused
                     order by watch_due_at, id
                     limit :most
                       for update skip locked
                )
                update post.account
                   set watch_due_at = :lease, watched = false
                  from due
                 where account.id = due.id
                returning
                """ + COLUMNS)
                .param("now", time(now))
                .param("lease", time(lease))
                .param("most", most)
                .query(AccountStore::row)
                .list();
    }

    void watched(long id, boolean watched) {
        jdbc.sql("update post.account set watched = :watched where id = :id")
                .param("id", id)
                .param("watched", watched)
                .update();
    }

    /** Watched no longer, until then. */
    void unwatched(long id, Instant dueAt) {
        jdbc.sql("update post.account set watched = false, watch_due_at = :due where id = :id")
                .param("id", id)
                .param("due", time(dueAt))
                .update();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Account row(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getLong("id"),
                row.getString("address"),
                row.getString("host"),
                row.getInt("port"),
                row.getString("security"),
                row.getString("login"),
                new AccountKey(
                        row.getBytes("password"),
                        row.getString("token_url"),
                        row.getString("client_id"),
                        row.getBytes("client_secret"),
                        row.getString("scope")),
                List.of((String[]) row.getArray("folders").getArray()),
                row.getString("afterwards"),
                row.getString("move_to"),
                row.getBoolean("paused"),
                row.getString("problem"),
                Optional.ofNullable(row.getObject("read_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getBoolean("watched"));
    }
}
