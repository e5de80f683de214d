package org.nightdesk.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the accounts that are read by IMAP. */
@Component
class AccountStore {

    private static final String COLUMNS =
            "id, address, host, port, security, login, password, folder, afterwards, move_to, problem, read_at\n";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Due at once; the id given is not looked at. */
    Account insert(Account account, Instant now) {
        return jdbc.sql("""
                insert into post.account (address, host, port, security, login, password, folder, afterwards, move_to, due_at, created_at)
                values (:address, :host, :port, :security, :login, :password, :folder, :afterwards, :moveTo, :now, :now)
                returning
                """ + COLUMNS)
                .param("address", account.address())
                .param("host", account.host())
                .param("port", account.port())
                .param("security", account.security())
                .param("login", account.login())
                .param("password", account.password())
                .param("folder", account.folder())
                .param("afterwards", account.afterwards())
                .param("moveTo", account.moveTo())
                .param("now", time(now))
                .query(AccountStore::row)
                .single();
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

    boolean delete(long id) {
        return jdbc.sql("delete from post.account where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    List<Account> claim(Instant now, Instant lease, int most) {
        return jdbc.sql("""
                with due as (
                    select id
                      from post.account
                     where due_at <= :now
                     order by due_at, id
                     limit :most
                       for update skip locked
                )
                update post.account
                   set due_at = :lease
                  from due
                 where account.id = due.id
                returning account.id, address, host, port, security, login, password, folder, afterwards, move_to, problem, read_at
                """)
                .param("now", time(now))
                .param("lease", time(lease))
                .param("most", most)
                .query(AccountStore::row)
                .list();
    }

    void done(long id, String problem, Instant dueAt, Instant now) {
        jdbc.sql("""
                update post.account
                   set due_at = :due,
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
                row.getBytes("password"),
                row.getString("folder"),
                row.getString("afterwards"),
                row.getString("move_to"),
                row.getString("problem"),
                Optional.ofNullable(row.getObject("read_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
