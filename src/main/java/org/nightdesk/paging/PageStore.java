package org.nightdesk.paging;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.database.Reading;
import org.nightdesk.escalation.Place;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.escalation.Step;
import org.nightdesk.paging.Page.Held;
import org.nightdesk.people.PersonId;
import org.nightdesk.silence.SilenceId;
import org.nightdesk.subject.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps pages. */
@Component
class PageStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(due_at)
              from paging.page
             where due_at is not null
               and state <> 'stopped'
            """;

    private static final String PAGE = """
            select id, subject_kind, subject_id, policy_id, policy_name, steps, repeat, title, detail, priority, service,
                   state, step, round, called, anybody, needed, started_at, due_at, acknowledged_at, acknowledged_by, acknowledger, until,
                   stopped_at, stop_reason, test, held_until, held_for, held_silence
              from paging.page
            """;
    private static final String ONE = PAGE + "where id = :id";
    private static final String ONE_LOCKED = ONE + " for update";
    private static final String OPEN_OF_SUBJECT = PAGE + """
             where subject_kind = :kind
               and subject_id = :subject
               and state <> 'stopped'
               for update
            """;
    private static final String LAST_OF_SUBJECT = PAGE + """
             where subject_kind = :kind
               and subject_id = :subject
             order by id desc
             limit 1
            """;
    private static final String STILL_DUE = PAGE + """
             where id = :id
               and due_at <= :now
               and state <> 'stopped'
               for update skip locked
            """;
    private static final String CALLING = PAGE + """
             where state in ('waiting', 'paging', 'exhausted')
             order by started_at, id
             limit :most
            """;

    private static final String WAITING_FOR = PAGE + """
             where state in ('waiting', 'paging', 'exhausted')
               and exists (select 1
                             from paging.attempt
                            where page_id = page.id
                              and person_id = :person
                              and purpose in ('page', 'alarm'))
             order by test, priority, started_at, id
             limit 1
            """;
    private static final String TOLD_BETWEEN = PAGE + """
             where id in (select page_id
                            from paging.attempt
                           where person_id = any (:people::bigint[])
                             and purpose = 'page'
                             and at >= :from
                             and at < :until
                             and not test)
             order by started_at, id
             limit :most
            """;
    private static final String TOLD_TO = PAGE + """
              join (select page_id, max(at) as last
                      from paging.attempt
                     where person_id = :person
                       and purpose in ('page', 'shadow', 'alarm')
                       and state in ('sending', 'sent', 'delivered', 'answered', 'unknown')
                       and at >= :since
                     group by page_id) told on told.page_id = page.id
             order by told.last desc, id desc
            """;
    private static final String FOLLOWING = PAGE + """
             where id > :after
               and (:kind::text is null or subject_kind = :kind and subject_id = :subject)
               and (:state::text is null or state = :state)
             order by id
             limit :most
            """;
    private static final String NEWEST = PAGE + """
             where id < :before
             order by id desc
             limit :most
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PageRow rows;

    PageStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.rows = new PageRow(json);
    }

    /** Whom a page calls, and by whose say: {@code name} is the policy's, or stands where that would. */
    record Way(Optional<PolicyId> policy, String name, List<Step> steps, int repeat) {}

    /** A new page, and until when maintenance of its service or silences make it wait, if they do. */
    record Begun(PageId id, Optional<Held> held) {}

    Begun insert(Call call, Way way, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("kind", call.subject().kind());
        params.put("subject", call.subject().id());
        params.put("policy", way.policy().map(PolicyId::value).orElse(null));
        params.put("policyName", way.name());
        params.put("steps", json.writeValueAsString(way.steps()));
        params.put("repeat", way.repeat());
        params.put("title", call.title());
        params.put("detail", call.detail());
        params.put("priority", call.priority());
        params.put("service", call.service());
        params.put("test", call.test());
        params.put("holdable", call.holdable().map(ServiceId::value).orElse(null));
        params.put("silences", numbers(call.silences(), SilenceId::value));
        params.put("now", PageRow.time(now));
        return jdbc.sql(HoldStore.held(":holdable::bigint") + """
                insert into paging.page
                       (subject_kind, subject_id, policy_id, policy_name, steps, repeat, title, detail, priority, service,
                        test, state, started_at, due_at, held_service, held_by, held_silence, held_until, held_for)
                select :kind, :subject, :policy::bigint, :policyName, :steps::jsonb, :repeat, :title, :detail, :priority, :service,
                       :test, 'waiting', :now, coalesce(until_at, :now), case when until_at is null then null else :holdable::bigint end, window_id,
                       silence_id, until_at, coalesce(reason, '')
                  from (select 1) as one
                  left join held on true
                returning id, held_until, held_for, held_silence
                """)
                .params(params)
                .query((row, number) -> new Begun(new PageId(row.getLong("id")), PageRow.held(row)))
                .single();
    }

    Optional<Page> find(PageId id) {
        return jdbc.sql(ONE).param("id", id.value()).query(rows).optional();
    }

    Optional<Page> lock(PageId id) {
        return jdbc.sql(ONE_LOCKED).param("id", id.value()).query(rows).optional();
    }

    List<Page> toldBetween(Collection<PersonId> people, Instant from, Instant until, int most) {
        return jdbc.sql(TOLD_BETWEEN)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .param("from", PageRow.time(from))
                .param("until", PageRow.time(until))
                .param("most", most)
                .query(rows)
                .list();
    }

    List<Page> toldTo(PersonId person, Instant since) {
        return jdbc.sql(TOLD_TO)
                .param("person", person.value())
                .param("since", PageRow.time(since))
                .query(rows)
                .list();
    }

    Optional<Page> lockOpen(Subject subject) {
        return jdbc.sql(OPEN_OF_SUBJECT)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query(rows)
                .optional();
    }

    Optional<Page> lastOf(Subject subject) {
        return jdbc.sql(LAST_OF_SUBJECT)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query(rows)
                .optional();
    }

    /** One that is due, as far as it takes to lock it. */
    record Due(PageId id, Subject subject, boolean acknowledged, boolean held) {}

    /** The most overdue pages but these, not locked. */
    List<Due> due(Collection<PageId> but, Instant now, int most) {
        return jdbc.sql("""
                select id, subject_kind, subject_id, state = 'acknowledged' as acknowledged, held_until is not null as held
                  from paging.page
                 where due_at <= :now
                   and state <> 'stopped'
                   and id <> all (:but)
                 order by due_at, id
                 limit :most
                """)
                .param("but", numbers(but, PageId::value))
                .param("now", PageRow.time(now))
                .param("most", most)
                .query((row, number) -> new Due(
                        new PageId(row.getLong("id")),
                        new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                        row.getBoolean("acknowledged"),
                        row.getBoolean("held")))
                .list();
    }

    static <T> Long[] numbers(Collection<T> ids, ToLongFunction<T> number) {
        return ids.stream().map(number::applyAsLong).toArray(Long[]::new);
    }

    /** Locked for this transaction; empty when it is no longer due, or another node has it. */
    Optional<Page> lockDue(PageId id, Instant now) {
        return jdbc.sql(STILL_DUE)
                .param("id", id.value())
                .param("now", PageRow.time(now))
                .query(rows)
                .optional();
    }

    /** When something is decided next about another page than these; empty when nothing is to be. */
    Optional<Instant> nextDue(Collection<PageId> but) {
        return jdbc.sql("""
                select due_at
                  from paging.page
                 where due_at is not null
                   and state <> 'stopped'
                   and id <> all (:but)
                 order by due_at
                 limit 1
                """)
                .param("but", numbers(but, PageId::value))
                .query((row, number) ->
                        row.getObject("due_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    List<Page> calling(int most) {
        return Reading.once(
                PageStore.class,
                most,
                () -> jdbc.sql(CALLING).param("most", most).query(rows).list());
    }

    int countCalling() {
        return jdbc.sql("""
                select count(*)
                  from paging.page
                 where state in ('waiting', 'paging', 'exhausted')
                """).query(Integer.class).single();
    }

    /** When the decision or sending that waits longest fell due, or will. */
    Optional<Instant> oldestDue() {
        return jdbc.sql("""
                select least((select min(due_at) from paging.page where due_at is not null and state <> 'stopped'),
                             (select min(due_at) from paging.attempt where state in ('waiting', 'sending'))) as due
                """)
                .query((row, number) -> Optional.ofNullable(PageRow.instant(row, "due")))
                .single();
    }

    /** The most pressing of those this person was told of, of equals the one that has waited longest; a test after what is real. */
    Optional<Page> waitingFor(PersonId person) {
        return jdbc.sql(WAITING_FOR).param("person", person.value()).query(rows).optional();
    }

    List<Page> following(long after, @Nullable Subject subject, @Nullable String state, int most) {
        return jdbc.sql(FOLLOWING)
                .param("after", after)
                .param("kind", subject == null ? null : subject.kind())
                .param("subject", subject == null ? null : subject.id())
                .param("state", state)
                .param("most", most)
                .query(rows)
                .list();
    }

    List<Page> newest(long before, int most) {
        return jdbc.sql(NEWEST)
                .param("before", before)
                .param("most", most)
                .query(rows)
                .list();
    }

    void save(Page page, PageState state, Place place, @Nullable Instant dueAt) {
        PageState.Acknowledged answered = state instanceof PageState.Acknowledged given ? given : null;
        PageState.Stopped stopped = state instanceof PageState.Stopped over ? over : null;
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("id", page.id().value());
        params.put("state", state.word());
        params.put("step", place.step());
        params.put("round", place.round());
        params.put("called", place.called().stream().map(PersonId::value).toArray(Long[]::new));
        params.put("anybody", place.anybody());
        params.put("needed", place.needed());
        params.put("due", PageRow.time(dueAt));
        params.put("at", answered == null ? null : PageRow.time(answered.at()));
        params.put(
                "by",
                answered == null ? null : answered.by().map(PersonId::value).orElse(null));
        params.put("name", answered == null ? null : answered.name());
        params.put(
                "until", answered == null ? null : PageRow.time(answered.until().orElse(null)));
        params.put("stoppedAt", stopped == null ? null : PageRow.time(stopped.at()));
        params.put("reason", stopped == null ? null : stopped.reason());
        jdbc.sql("""
                update paging.page
                   set state = :state, step = :step, round = :round, called = :called, anybody = :anybody, needed = :needed, due_at = :due,
                       acknowledged_at = coalesce(:at, acknowledged_at), acknowledged_by = case when :at::timestamptz is null then acknowledged_by else :by end,
                       acknowledger = coalesce(:name, acknowledger), until = :until,
                       stopped_at = :stoppedAt, stop_reason = :reason,
                       held_service = null, held_by = null, held_silence = null, held_until = null, held_for = ''
                 where id = :id
                """).params(params).update();
    }

    void dueNow(PageId id, Instant now) {
        jdbc.sql("""
                update paging.page
                   set due_at = :now
                 where id = :id
                   and state = 'paging'
                """).param("id", id.value()).param("now", PageRow.time(now)).update();
    }
}
