package org.nightdesk.silence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps silences. All who work here read them. */
@Component
class SilenceStore {

    private static final TypeReference<List<Written>> MATCHERS = new TypeReference<>() {};
    private static final String SILENCE = """
            select id, code, matchers, sender, from_at, until_at, reason, author, maker_id, warn_minutes, ended_at, made_at
              from silence.silence
            """;
    private static final String ONE = SILENCE + "where id = :id";
    private static final String BY_CODE = SILENCE + "where code = :code";
    private static final String TOUCHING = SILENCE + """
             where from_at < :until
               and end_at > greatest(:from, from_at)
             order by end_at, id
             limit :most
            """;
    private static final String ENDED = SILENCE + """
             where end_at <= :now
             order by end_at desc, id desc
             limit :most
            """;
    private static final String OF = SILENCE + """
             where maker_id = :maker
               and end_at > :now
               and from_at <= :now
             order by end_at, id
            """;
    private static final String AFTER = SILENCE + """
             where id > :after
             order by id
             limit :most
            """;

    /** When somebody is next to be told that one ends. */
    static final String EARLIEST = "select min(warn_at) from silence.silence where warn_at is not null";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SilenceStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A matcher as it is stored. */
    private record Written(String name, String operator, String value) {}

    SilenceId insert(SilenceDraft draft, Optional<PersonId> maker, Instant now) {
        return new SilenceId(jdbc.sql("""
                insert into silence.silence (matchers, sender, from_at, until_at, reason, author, maker_id, warn_minutes, warn_at, made_at)
                values (:matchers::jsonb, :sender, :from, :until, :reason, :author, :maker, :minutes, :warn, :now)
                returning id
                """)
                .param("maker", maker.map(PersonId::value).orElse(null))
                .param("minutes", draft.warnMinutes().orElse(SilenceDraft.USUAL_WARNING))
                .param(
                        "warn",
                        maker.flatMap(one -> draft.warnAt(now))
                                .map(SilenceStore::time)
                                .orElse(null))
                .param("matchers", written(draft.matchers()))
                .param("sender", draft.sender().isPresent() ? draft.sender().getAsLong() : null)
                .param("from", time(draft.from()))
                .param("until", time(draft.until()))
                .param("reason", draft.reason())
                .param("author", draft.author())
                .param("now", time(now))
                .query(Long.class)
                .single());
    }

    /** What was told of its end before does not count for a new one. */
    void update(SilenceId id, SilenceDraft draft, Optional<PersonId> maker, Instant now) {
        jdbc.sql("""
                update silence.silence
                   set matchers = :matchers::jsonb, from_at = :from, until_at = :until, reason = :reason, maker_id = :maker, warn_minutes = :minutes, warn_at = :warn
                 where id = :id
                """)
                .param("maker", maker.map(PersonId::value).orElse(null))
                .param("minutes", draft.warnMinutes().orElse(SilenceDraft.USUAL_WARNING))
                .param(
                        "warn",
                        maker.flatMap(one -> draft.warnAt(now))
                                .map(SilenceStore::time)
                                .orElse(null))
                .param("id", id.value())
                .param("matchers", written(draft.matchers()))
                .param("from", time(draft.from()))
                .param("until", time(draft.until()))
                .param("reason", draft.reason())
                .update();
    }

    void end(SilenceId id, Instant now) {
        jdbc.sql("update silence.silence set ended_at = :now, warn_at = null where id = :id and ended_at is null")
                .param("id", id.value())
                .param("now", time(now))
                .update();
    }

    Optional<Silence> find(SilenceId id) {
        return jdbc.sql(ONE).param("id", id.value()).query(this::row).optional();
    }

    Optional<Silence> find(UUID code) {
        return jdbc.sql(BY_CODE).param("code", code).query(this::row).optional();
    }

    /** For the rest of the transaction. */
    Optional<Silence> lock(SilenceId id) {
        return jdbc.sql(ONE + " for update")
                .param("id", id.value())
                .query(this::row)
                .optional();
    }

    /** Those that last at some time of the span, the first to end first. */
    List<Silence> touching(Instant from, Instant until, int most) {
        return jdbc.sql(TOUCHING)
                .param("from", time(from))
                .param("until", time(until))
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** The last to end first. */
    List<Silence> ended(Instant now, int most) {
        return jdbc.sql(ENDED)
                .param("now", time(now))
                .param("most", most)
                .query(this::row)
                .list();
    }

    List<Silence> after(long id, int most) {
        return jdbc.sql(AFTER)
                .param("after", id)
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** Takes those of whose end somebody is to be told by now, each once, also over two nodes. */
    List<Silence> warn(Instant now, int most) {
        List<Long> due = jdbc.sql("""
                update silence.silence
                   set warn_at = null
                 where id in (select id
                                from silence.silence
                               where warn_at <= :now
                               order by warn_at, id
                               limit :most
                                 for update skip locked)
                returning id
                """)
                .param("now", time(now))
                .param("most", most)
                .query(Long.class)
                .list();
        return due.stream().flatMap(id -> find(new SilenceId(id)).stream()).toList();
    }

    /** Those of one person that last, the first to end first. */
    List<Silence> of(PersonId maker, Instant now) {
        return jdbc.sql(OF)
                .param("maker", maker.value())
                .param("now", time(now))
                .query(this::row)
                .list();
    }

    private String written(List<Matcher> matchers) {
        return json.writeValueAsString(matchers.stream()
                .map(one -> new Written(one.name(), one.operator().sign(), one.value()))
                .toList());
    }

    private List<Matcher> read(String written) {
        List<Matcher> matchers = new ArrayList<>();
        for (Written one : json.readValue(written, MATCHERS)) {
            try {
                matchers.add(Matcher.of(one.name(), Matcher.Operator.of(one.operator()), one.value()));
            } catch (Matcher.Unreadable changed) {
                throw new IllegalStateException("a silence that was kept cannot be read: " + one, changed);
            }
        }
        return matchers;
    }

    private Silence row(ResultSet row, int number) throws SQLException {
        long sender = row.getLong("sender");
        return new Silence(
                new SilenceId(row.getLong("id")),
                row.getObject("code", UUID.class),
                read(row.getString("matchers")),
                sender == 0 ? OptionalLong.empty() : OptionalLong.of(sender),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getString("author"),
                Optional.ofNullable(row.getObject("maker_id", Long.class)).map(PersonId::new),
                row.getInt("warn_minutes"),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
