package org.nightdesk.datasource;

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
import org.nightdesk.dialect.Account;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Product;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps data sources; passwords only sealed. */
@Component
class SourceStore {

    private static final String COLUMNS =
            "id, name, product, host, port, database, login, insisted, enabled, version, replica, may_write, checked_at, seconds, most_rows, megabytes, each, here, personal, accepted, built_in, trouble";

    private final JdbcClient jdbc;

    SourceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Source> all() {
        return jdbc.sql("select " + COLUMNS + " from datasource.source order by lower(name), id")
                .query(SourceStore::row)
                .list();
    }

    Optional<Source> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from datasource.source where id = :id")
                .param("id", id)
                .query(SourceStore::row)
                .optional();
    }

    Optional<byte[]> password(long id) {
        return jdbc.sql("select password from datasource.source where id = :id")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    /** Empty when the name is taken. */
    Optional<Source> insert(SourceDraft draft, byte[] password, Account account, Instant now) {
        return jdbc.sql("""
                insert into datasource.source (name, product, host, port, database, login, password, insisted, version, replica, may_write, checked_at, made_at,
                                               seconds, most_rows, megabytes, each, here, personal, accepted)
                values (:name, :product, :host, :port, :database, :login, :password, :insisted, :version, :replica, :mayWrite, :now, :now,
                        :seconds, :rows, :megabytes, :each, :here, :personal, :accepted)
                on conflict do nothing
                returning\s""" + COLUMNS)
                .params(params(draft, account, now))
                .param("password", password)
                .query(SourceStore::row)
                .optional();
    }

    /** Empty when the name is another's; an empty password stays as it was. */
    Optional<Source> update(long id, SourceDraft draft, byte @Nullable [] password, Account account, Instant now) {
        return jdbc.sql("""
                update datasource.source
                   set name = :name, product = :product, host = :host, port = :port, database = :database, login = :login,
                       password = coalesce(:password::bytea, password), insisted = :insisted,
                       version = :version, replica = :replica, may_write = :mayWrite, checked_at = :now,
                       seconds = :seconds, most_rows = :rows, megabytes = :megabytes, each = :each, here = :here,
                       personal = :personal, accepted = :accepted
                 where id = :id
                   and not exists (select 1 from datasource.source other where lower(other.name) = lower(:name) and other.id <> :id)
                returning\s""" + COLUMNS)
                .params(params(draft, account, now))
                .param("password", password)
                .param("id", id)
                .query(SourceStore::row)
                .optional();
    }

    void checked(long id, Account account, Instant now) {
        jdbc.sql("""
                update datasource.source
                   set version = :version, replica = :replica, may_write = :mayWrite, checked_at = :now
                 where id = :id
                """).params(params(account, now)).param("id", id).update();
    }

    void enabled(long id, boolean enabled) {
        jdbc.sql("update datasource.source set enabled = :enabled where id = :id")
                .param("enabled", enabled)
                .param("id", id)
                .update();
    }

    /** The built-in one; empty before the program's first start. */
    Optional<Source> builtIn() {
        return jdbc.sql("select " + COLUMNS + " from datasource.source where built_in")
                .query(SourceStore::row)
                .optional();
    }

    /** Makes the built-in one where there is none, under the first of these names that is free; then locks it until the transaction ends. */
    void lockBuiltIn(List<String> names, Instant now) {
        jdbc.sql("""
                insert into datasource.source (name, host, port, database, login, password, insisted, version, replica, may_write, checked_at, made_at,
                                               built_in, trouble)
                select name, 'own', 1, 'own', 'own', '', false, '', false, '{}', :now, :now, true, 'It was never tried.'
                  from unnest(:names::text[]) with ordinality as free (name, place)
                 where not exists (select 1 from datasource.source where built_in)
                   and not exists (select 1 from datasource.source other where lower(other.name) = lower(free.name))
                 order by place
                 limit 1
                on conflict do nothing
                """)
                .param("names", names.toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("select id from datasource.source where built_in for update")
                .query(Long.class)
                .optional();
    }

    /** Whether the built-in one can be asked, by which password. */
    void builtIn(byte[] password, String trouble) {
        jdbc.sql("update datasource.source set password = :password, trouble = :trouble where built_in")
                .param("password", password)
                .param("trouble", trouble)
                .update();
    }

    /** What a run may take of it, and what is masked. */
    void allow(long id, Allowance allowance, List<String> personal) {
        jdbc.sql("""
                update datasource.source
                   set seconds = :seconds, most_rows = :rows, megabytes = :megabytes, each = :each, here = :here, personal = :personal
                 where id = :id
                """).params(allowed(allowance, personal)).param("id", id).update();
    }

    private static Map<String, @Nullable Object> params(SourceDraft draft, Account account, Instant now) {
        Map<String, @Nullable Object> params = params(account, now);
        Address address = draft.address();
        params.put("name", draft.name().strip());
        params.put("product", address.product().word());
        params.put("host", address.host());
        params.put("port", address.port());
        params.put("database", address.database());
        params.put("login", address.login());
        params.put("insisted", draft.insisted());
        params.put(
                "accepted", draft.product().isProven() ? "" : draft.accepted().strip());
        params.putAll(allowed(draft.allowance(), draft.personal()));
        return params;
    }

    private static Map<String, @Nullable Object> allowed(Allowance allowance, List<String> personal) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("seconds", allowance.seconds());
        params.put("rows", allowance.rows());
        params.put("megabytes", allowance.megabytes());
        params.put("each", allowance.each());
        params.put("here", allowance.here());
        params.put("personal", personal.toArray(String[]::new));
        return params;
    }

    private static Map<String, @Nullable Object> params(Account account, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("version", account.version());
        params.put("replica", account.replica());
        params.put("mayWrite", account.mayWrite().toArray(String[]::new));
        params.put("now", now.atOffset(ZoneOffset.UTC));
        return params;
    }

    private static Source row(ResultSet row, int number) throws SQLException {
        return new Source(
                row.getLong("id"),
                row.getString("name"),
                new Address(
                        Product.of(row.getString("product")),
                        row.getString("host"),
                        row.getInt("port"),
                        row.getString("database"),
                        row.getString("login")),
                row.getBoolean("insisted"),
                row.getBoolean("enabled"),
                new Allowance(
                        row.getInt("seconds"),
                        row.getLong("most_rows"),
                        row.getInt("megabytes"),
                        row.getInt("each"),
                        row.getInt("here")),
                List.of((String[]) row.getArray("personal").getArray()),
                row.getString("accepted"),
                new Account(row.getString("version"), row.getBoolean("replica"), List.of((String[])
                        row.getArray("may_write").getArray())),
                row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("built_in"),
                row.getString("trouble"));
    }
}
