package org.nightdesk.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.engine.DueWork;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Keeps the answers of POSTs that carry a key, for a day. */
@Component
class OnceStore implements DueWork {

    /** When the next is forgotten. */
    static final String EARLIEST = """
            select min(due_at)
              from api.answer
            """;

    private final JdbcClient jdbc;

    OnceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether no other request with this key is running, on any node; held until the transaction ends. */
    boolean claim(String owner, String key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, 250))")
                .param("key", owner + " " + key)
                .query(Boolean.class)
                .single();
    }

    Optional<Kept> find(String owner, String key, Instant now) {
        return jdbc.sql("""
                select print, status, content_type, location, etag, body
                  from api.answer
                 where owner = :owner
                   and key = :key
                   and due_at > :now
                """)
                .param("owner", owner)
                .param("key", key)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(OnceStore::row)
                .optional();
    }

    void keep(String owner, String key, byte[] print, ContentCachingResponseWrapper answer, Instant dueAt) {
        jdbc.sql("""
                insert into api.answer (owner, key, print, status, content_type, location, etag, body, due_at)
                values (:owner, :key, :print, :status, :contentType, :location, :etag, :body, :dueAt)
                    on conflict (owner, key) do update
                   set print = excluded.print, status = excluded.status, content_type = excluded.content_type,
                       location = excluded.location, etag = excluded.etag, body = excluded.body, due_at = excluded.due_at
                """)
                .param("owner", owner)
                .param("key", key)
                .param("print", print)
                .param("status", answer.getStatus())
                .param("contentType", answer.getContentType())
                .param("location", answer.getHeader(HttpHeaders.LOCATION))
                .param("etag", answer.getHeader(HttpHeaders.ETAG))
                .param("body", answer.getContentAsByteArray())
                .param("dueAt", dueAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public String topic() {
        return "api.forget";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        return jdbc.sql("""
                delete from api.answer
                 where (owner, key) in (select owner, key
                                          from api.answer
                                         where due_at <= :now
                                         order by due_at
                                         limit 1000)
                """).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    private static Kept row(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getBytes("print"),
                row.getInt("status"),
                row.getString("content_type"),
                row.getString("location"),
                row.getString("etag"),
                row.getBytes("body"));
    }

    /** An answer that was given. */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(
            byte[] print,
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String etag,
            byte[] body) {

        void replay(byte[] asked, HttpServletResponse response, Problems problems) {
            if (!Arrays.equals(print, asked)) {
                problems.write(
                        response,
                        Problem.invalid(
                                "Idempotency-Key",
                                "This key was used for another request. Use a new key for a new one."));
                return;
            }
            response.setStatus(status);
            response.setContentType(contentType);
            set(response, HttpHeaders.LOCATION, location);
            set(response, HttpHeaders.ETAG, etag);
            response.setHeader("Idempotency-Replayed", "true");
            try {
                response.getOutputStream().write(body);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private static void set(HttpServletResponse response, String name, @Nullable String value) {
            if (value != null) {
                response.setHeader(name, value);
            }
        }
    }
}
