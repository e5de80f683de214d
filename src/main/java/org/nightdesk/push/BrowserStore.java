package org.nightdesk.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps browsers, and the key by which push services know us. */
@Component
class BrowserStore {

    private static final String BROWSER = """
            select token, person_id, name, endpoint, public_key, auth, method_id, created_at, sent_at
              from push.browser
            """;
    private static final String ONE = BROWSER + "where token = :token";
    private static final String OF_PERSON = BROWSER + "where person_id = :person order by created_at, token";

    private final JdbcClient jdbc;

    BrowserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Our key pair, its private half sealed. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sender(byte[] publicKey, byte[] privateKey) {}

    Optional<Sender> sender() {
        return jdbc.sql("select public_key, private_key from push.sender")
                .query((row, number) -> new Sender(row.getBytes("public_key"), row.getBytes("private_key")))
                .optional();
    }

    /** The first node to come keeps its own. */
    void keepSender(Sender sender, Instant now) {
        jdbc.sql("""
                insert into push.sender (single, public_key, private_key, created_at)
                values (true, :public, :private, :now)
                on conflict (single) do nothing
                """)
                .param("public", sender.publicKey())
                .param("private", sender.privateKey())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void insert(Browser browser) {
        jdbc.sql("""
                insert into push.browser (token, person_id, name, endpoint, public_key, auth, method_id, created_at)
                values (:token, :person, :name, :endpoint, :key, :auth, :method, :now)
                """)
                .param("token", browser.token())
                .param("person", browser.person().value())
                .param("name", browser.name())
                .param("endpoint", browser.endpoint())
                .param("key", browser.publicKey())
                .param("auth", browser.auth())
                .param("method", browser.method())
                .param("now", browser.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Browser> find(String token) {
        return jdbc.sql(ONE).param("token", token).query(BrowserStore::row).optional();
    }

    List<Browser> of(PersonId person) {
        return jdbc.sql(OF_PERSON)
                .param("person", person.value())
                .query(BrowserStore::row)
                .list();
    }

    Optional<Browser> ofEndpoint(String endpoint) {
        return jdbc.sql(BROWSER + "where endpoint = :endpoint")
                .param("endpoint", endpoint)
                .query(BrowserStore::row)
                .optional();
    }

    void delete(String token) {
        jdbc.sql("delete from push.browser where token = :token")
                .param("token", token)
                .update();
    }

    void sent(String token, Instant now) {
        jdbc.sql("update push.browser set sent_at = :now where token = :token")
                .param("token", token)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Browser row(ResultSet row, int number) throws SQLException {
        return new Browser(
                row.getString("token"),
                new PersonId(row.getLong("person_id")),
                row.getString("name"),
                row.getString("endpoint"),
                row.getBytes("public_key"),
                row.getBytes("auth"),
                row.getLong("method_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
