package org.nightdesk.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.change.Change.Author;
import org.nightdesk.change.Change.Slot;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps changes; their points and approvals are kept beside. */
@Component("changesStore")
class ChangeStore {

    private static final String CHANGE = """
            select id, edition, kind, state, title, why, what, from_at, until_at, zone, yes, risk, playbook, environment, author, author_name,
                   coalesce(writer, author) as writer, coalesce(writer_name, author_name) as writer_name,
                   started_at, ended_at, result, broke,
                   array(select service_id from change.affected where change_id = id order by service_id) as services
              from change.change
            """;
    private static final String ONE = CHANGE + "where id = :id";
    private static final String LOCKED = ONE + " for update";
    private static final String OPEN = CHANGE + """
             where state in ('draft', 'submitted', 'approved', 'scheduled', 'in-progress')
             order by from_at nulls first, id
             limit :most
            """;
    private static final String TOUCHING = CHANGE + """
             where state not in ('draft', 'withdrawn')
               and coalesce(started_at, from_at) < :until
               and coalesce(ended_at, greatest(until_at, started_at)) > :from
             order by coalesce(started_at, from_at), id
            """;
    private static final String ENDED = CHANGE + """
             where ended_at > :since
             order by ended_at desc, id desc
             limit :most
            """;
    private static final String AFTER = CHANGE + """
             where id > :after
             order by id
             limit :most
            """;

    private final JdbcClient jdbc;
    private final ChangeParts parts;

    ChangeStore(JdbcClient jdbc, ChangeParts parts) {
        this.jdbc = jdbc;
        this.parts = parts;
    }

    /** How many ended since then, and how many of them failed. */
    record Tally(int ended, int failed) {}

    ChangeId insert(ChangeDraft draft, Risk risk, Author author, Instant now) {
        Map<String, @Nullable Object> params = params(draft, risk);
        params.put("author", author.key());
        params.put("authorName", author.name());
        params.put("now", time(now));
        ChangeId id =
                new ChangeId(jdbc.sql("""
                insert into change.change
                       (kind, state, title, why, what, from_at, until_at, zone, yes, risk, playbook, environment, author,
                        author_name, made_at)
                values (:kind, 'draft', :title, :why, :what, :from, :until, :zone, :yes, :risk, :playbook, :environment, :author, :authorName, :now)
                returning id
                """).params(params).query(Long.class).single());
        parts.affect(id, draft.services());
        parts.points(id, draft.points());
        return id;
    }

    void update(ChangeId id, ChangeDraft draft, Risk risk, int edition, ChangeState state) {
        Map<String, @Nullable Object> params = params(draft, risk);
        params.put("id", id.value());
        params.put("edition", edition);
        params.put("state", state.word());
        jdbc.sql("""
                update change.change
                   set edition = :edition, state = :state, kind = :kind, title = :title, why = :why, what = :what, from_at = :from,
                       until_at = :until, zone = :zone, yes = :yes, risk = :risk, playbook = :playbook, environment = :environment
                 where id = :id
                """).params(params).update();
        parts.affect(id, draft.services());
    }

    /** It is now as that one wrote it. */
    void writer(ChangeId id, Author writer) {
        jdbc.sql("update change.change set writer = :writer, writer_name = :name where id = :id")
                .param("id", id.value())
                .param("writer", writer.key())
                .param("name", writer.name())
                .update();
    }

    private static Map<String, @Nullable Object> params(ChangeDraft draft, Risk risk) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("kind", draft.kind().word());
        params.put("title", draft.title());
        params.put("why", draft.why());
        params.put("what", draft.what());
        params.put("from", draft.planned().map(slot -> time(slot.from())).orElse(null));
        params.put("until", draft.planned().map(slot -> time(slot.until())).orElse(null));
        params.put("zone", draft.zone().getId());
        params.put("yes", draft.yes().stream().sorted().toArray(String[]::new));
        params.put("risk", risk.word());
        params.put("playbook", draft.playbook());
        params.put("environment", draft.environment());
        return params;
    }

    void state(ChangeId id, ChangeState state) {
        jdbc.sql("update change.change set state = :state where id = :id")
                .param("id", id.value())
                .param("state", state.word())
                .update();
    }

    void start(ChangeId id, String broke, Instant now) {
        jdbc.sql("update change.change set state = 'in-progress', started_at = :now, broke = :broke where id = :id")
                .param("id", id.value())
                .param("broke", broke)
                .param("now", time(now))
                .update();
    }

    void end(ChangeId id, ChangeState state, String result, Instant now) {
        jdbc.sql("update change.change set state = :state, result = :result, ended_at = :now where id = :id")
                .param("id", id.value())
                .param("state", state.word())
                .param("result", result)
                .param("now", time(now))
                .update();
    }

    Optional<Change> find(ChangeId id) {
        return parts
                .whole(jdbc.sql(ONE)
                        .param("id", id.value())
                        .query(ChangeStore::row)
                        .list())
                .stream()
                .findFirst();
    }

    /** For the rest of the transaction. */
    Optional<Change> lock(ChangeId id) {
        return parts
                .whole(jdbc.sql(LOCKED)
                        .param("id", id.value())
                        .query(ChangeStore::row)
                        .list())
                .stream()
                .findFirst();
    }

    /** Those that are not over: first what has no time yet, then the first to begin. */
    List<Change> open(int most) {
        return parts.whole(
                jdbc.sql(OPEN).param("most", most).query(ChangeStore::row).list());
    }

    /** Those that are or were meant to go on at some time of the span; drafts do not count. */
    List<Change> touching(Instant from, Instant until) {
        return parts.whole(jdbc.sql(TOUCHING)
                .param("from", time(from))
                .param("until", time(until))
                .query(ChangeStore::row)
                .list());
    }

    /** The last to end first. */
    List<Change> ended(Instant since, int most) {
        return parts.whole(jdbc.sql(ENDED)
                .param("since", time(since))
                .param("most", most)
                .query(ChangeStore::row)
                .list());
    }

    List<Change> after(long id, int most) {
        return parts.whole(jdbc.sql(AFTER)
                .param("after", id)
                .param("most", most)
                .query(ChangeStore::row)
                .list());
    }

    Tally tally(Instant since) {
        return jdbc.sql("""
                select count(*) as ended, count(*) filter (where state = 'failed') as failed
                  from change.change
                 where ended_at > :since
                   and state in ('done', 'failed')
                """)
                .param("since", time(since))
                .query((row, number) -> new Tally(row.getInt("ended"), row.getInt("failed")))
                .single();
    }

    private static Change row(ResultSet row, int number) throws SQLException {
        return new Change(
                new ChangeId(row.getLong("id")),
                row.getInt("edition"),
                ChangeKind.of(row.getString("kind")),
                ChangeState.of(row.getString("state")),
                row.getString("title"),
                row.getString("why"),
                row.getString("what"),
                Arrays.stream((Long[]) row.getArray("services").getArray())
                        .map(ServiceId::new)
                        .toList(),
                row.getString("environment"),
                slot(row),
                ZoneId.of(row.getString("zone")),
                Set.of((String[]) row.getArray("yes").getArray()),
                Risk.valueOf(row.getString("risk").toUpperCase(Locale.ROOT)),
                row.getString("playbook"),
                List.of(),
                new Author(row.getString("author"), row.getString("author_name")),
                new Author(row.getString("writer"), row.getString("writer_name")),
                List.of(),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("result"),
                row.getString("broke"));
    }

    private static Optional<Slot> slot(ResultSet row) throws SQLException {
        Optional<Instant> until = instant(row, "until_at");
        return instant(row, "from_at").flatMap(from -> until.map(end -> new Slot(from, end)));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
