package org.nightdesk.execution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.course.Canonical;
import org.nightdesk.course.Plan;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps plans and what was said to them. Staff alone read them: their facades see to that. */
@Component
class PlanStore {

    private static final int REMEMBERED = 100;

    private static final String ALL = """
            select plan.id, plan.sha256, document, holds, plan.author_kind, plan.author_id, author_name, made_at,
                   approval.by_kind, approval.by_id, approval.by_name, approval.word, approval.at, execution.id as execution,
                   declined.by_kind as no_kind, declined.by_id as no_id, declined.by_name as no_name, declined.word as no_word, declined.at as no_at
              from execution.plan
              left join execution.approval on approval.sha256 = plan.sha256
              left join execution.declination declined on declined.sha256 = plan.sha256
              left join execution.execution on execution.sha256 = plan.sha256
            """;

    private final JdbcClient jdbc;

    /** A plan never changes, so what was read once is right for ever. */
    private final Map<String, Plan> read = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Plan> eldest) {
            return size() > REMEMBERED;
        }
    });

    PlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PlanId insert(Plan plan, boolean holds, Actor author, Instant now) {
        String document = plan.canonical();
        return new PlanId(jdbc.sql("""
                insert into execution.plan (sha256, document, playbook, title, targets, holds, reason, ticket, author_kind, author_id, author_name, made_at)
                values (:sha256, :document, :playbook, :title, :targets, :holds, :reason, :ticket, :kind, :id, :name, :now)
                returning id
                """)
                .param("sha256", Canonical.sha256(document))
                .param("document", document)
                .param("playbook", plan.playbook().id())
                .param("title", plan.playbook().name())
                .param("targets", plan.targets().size())
                .param("holds", holds)
                .param("reason", plan.reason())
                .param("ticket", plan.about().replaceAll("[^0-9]", ""))
                .param("kind", author.kind().name())
                .param("id", author.id())
                .param("name", author.name())
                .param("now", time(now))
                .query(Long.class)
                .single());
    }

    Optional<KeptPlan> find(PlanId id) {
        return jdbc.sql(ALL + " where plan.id = :id")
                .param("id", id.value())
                .query(this::row)
                .optional();
    }

    Optional<KeptPlan> find(String sha256) {
        return jdbc.sql(ALL + " where plan.sha256 = :sha256")
                .param("sha256", sha256)
                .query(this::row)
                .optional();
    }

    boolean isApproved(String sha256) {
        return jdbc.sql("select exists (select 1 from execution.approval where sha256 = :sha256)")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    /** The newest first. */
    List<KeptPlan> newest(int most) {
        return jdbc.sql(ALL + " order by plan.id desc limit :most")
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** Made lately, neither declined nor begun; the newest first. */
    List<KeptPlan> open(Instant since, int most) {
        return jdbc.sql(ALL + """
                 where declined.sha256 is null
                   and execution.id is null
                   and made_at >= :since
                 order by plan.id desc
                 limit :most
                """)
                .param("since", time(since))
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** Made lately, neither approved nor begun, by anybody else; the newest first. */
    List<KeptPlan> waitingFor(Actor person, Instant since, int most) {
        return jdbc.sql(ALL + """
                 where approval.sha256 is null
                   and declined.sha256 is null
                   and execution.id is null
                   and holds
                   and made_at > :since
                   and (plan.author_kind <> :kind or plan.author_id <> :id)
                 order by plan.id desc
                 limit :most
                """)
                .param("since", time(since))
                .param("kind", person.kind().name())
                .param("id", person.id())
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** Approved lately, by this author, and not begun. */
    List<KeptPlan> ready(Actor author, Instant since, int most) {
        return jdbc.sql(ALL + """
                 where approval.sha256 is not null
                   and declined.sha256 is null
                   and execution.id is null
                   and made_at > :since
                   and plan.author_kind = :kind
                   and plan.author_id = :id
                 order by plan.id
                 limit :most
                """)
                .param("since", time(since))
                .param("kind", author.kind().name())
                .param("id", author.id())
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** Not done when somebody was first. The database refuses the author. */
    boolean approve(KeptPlan plan, Actor by, String word, Instant now) {
        return jdbc.sql("""
                insert into execution.approval (sha256, author_kind, author_id, by_kind, by_id, by_name, word, at)
                values (:sha256, :authorKind, :author, :kind, :id, :name, :word, :now)
                on conflict (sha256) do nothing
                """)
                        .param("sha256", plan.sha256())
                        .param("authorKind", plan.author().kind().name())
                        .param("author", plan.author().id())
                        .param("kind", by.kind().name())
                        .param("id", by.id())
                        .param("name", by.name())
                        .param("word", word)
                        .param("now", time(now))
                        .update()
                == 1;
    }

    /** Not done when somebody was first. */
    boolean decline(KeptPlan plan, Actor by, String word, Instant now) {
        return jdbc.sql("""
                insert into execution.declination (sha256, by_kind, by_id, by_name, word, at)
                values (:sha256, :kind, :id, :name, :word, :now)
                on conflict (sha256) do nothing
                """)
                        .param("sha256", plan.sha256())
                        .param("kind", by.kind().name())
                        .param("id", by.id())
                        .param("name", by.name())
                        .param("word", word)
                        .param("now", time(now))
                        .update()
                == 1;
    }

    /** By its hash, which is computed again where it is read. */
    Plan plan(String sha256) {
        Plan known = read.get(sha256);
        if (known != null) {
            return known;
        }
        return parsed(
                sha256,
                jdbc.sql("select document from execution.plan where sha256 = :sha256")
                        .param("sha256", sha256)
                        .query(String.class)
                        .single());
    }

    private Plan parsed(String sha256, String document) {
        Plan known = read.get(sha256);
        if (known != null) {
            return known;
        }
        if (!Canonical.sha256(document).equals(sha256)) {
            throw new IllegalStateException("the plan kept under " + sha256 + " is another one");
        }
        Plan plan = Plan.read(document);
        read.put(sha256, plan);
        return plan;
    }

    private KeptPlan row(ResultSet row, int number) throws SQLException {
        long execution = row.getLong("execution");
        Optional<ExecutionId> begun = row.wasNull() ? Optional.empty() : Optional.of(new ExecutionId(execution));
        String sha256 = row.getString("sha256");
        return new KeptPlan(
                new PlanId(row.getLong("id")),
                sha256,
                parsed(sha256, row.getString("document")),
                row.getBoolean("holds"),
                actor(row, "author"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                said(row, "by", "word", "at"),
                said(row, "no", "no_word", "no_at"),
                begun);
    }

    private static Optional<KeptPlan.Approval> said(ResultSet row, String by, String word, String at)
            throws SQLException {
        return row.getString(by + "_kind") == null
                ? Optional.empty()
                : Optional.of(new KeptPlan.Approval(
                        actor(row, by),
                        row.getString(word),
                        row.getObject(at, OffsetDateTime.class).toInstant()));
    }

    static Actor actor(ResultSet row, String prefix) throws SQLException {
        return new Actor(
                Actor.Kind.valueOf(row.getString(prefix + "_kind")),
                row.getLong(prefix + "_id"),
                row.getString(prefix + "_name"));
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
