package org.nightdesk.paging;

import static org.nightdesk.paging.PageRow.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.nightdesk.escalation.Reach;
import org.nightdesk.paging.Attempt.Purpose;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps attempts, and what is known of those that were sent. Those on their way out are the {@link OutboxStore}'s. */
@Component
class AttemptStore {

    static final String COLUMNS = """
            attempt.id, page_id, purpose, round, step, person_id, person, kind, address, attempt.state, due_at,
                   tries, repeat, at, sent_at, reason, reference
            """;

    private static final String ATTEMPT = "select " + COLUMNS + "  from paging.attempt\n";

    private final JdbcClient jdbc;

    AttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Page page, Purpose purpose, int round, int step, Reach reach, Instant dueAt, String reason) {
        jdbc.sql("""
                insert into paging.attempt (page_id, test, purpose, round, step, person_id, person, kind, address, state, due_at, reason)
                values (:page, :test, :purpose, :round, :step, :person, :name, :kind, :address, 'waiting', :due, :reason)
                """)
                .param("test", page.test())
                .param("page", page.id().value())
                .param("purpose", purpose.word())
                .param("round", round)
                .param("step", step)
                .param("person", reach.person().value())
                .param("name", reach.name())
                .param("kind", reach.kind())
                .param("address", reach.address())
                .param("due", time(dueAt))
                .param("reason", reason)
                .update();
    }

    /** Each of these ways to each of these people, all at once. */
    void insertAll(Page page, Purpose purpose, List<Reach> all, Instant dueAt) {
        jdbc.sql("""
                insert into paging.attempt (page_id, test, purpose, round, step, person_id, person, kind, address, state, due_at, reason)
                select :page, :test, :purpose, :round, :step, person_id, person, kind, address, 'waiting', :due, ''
                  from unnest(:people::bigint[], :names::text[], :kinds::text[], :addresses::text[])
                       with ordinality as reach (person_id, person, kind, address, place)
                 order by place
                """)
                .param("test", page.test())
                .param("page", page.id().value())
                .param("purpose", purpose.word())
                .param("round", page.round())
                .param("step", page.step())
                .param(
                        "people",
                        all.stream().map(reach -> reach.person().value()).toArray(Long[]::new))
                .param("names", all.stream().map(Reach::name).toArray(String[]::new))
                .param("kinds", all.stream().map(Reach::kind).toArray(String[]::new))
                .param("addresses", all.stream().map(Reach::address).toArray(String[]::new))
                .param("due", time(dueAt))
                .update();
    }

    /** Those that a provider knows by this reference: several when they went out in one message. */
    List<Attempt> ofReference(String kind, String reference) {
        return jdbc.sql(ATTEMPT + """
                 where reference = :reference
                   and kind = :kind
                 order by id
                """)
                .param("reference", reference)
                .param("kind", kind)
                .query(AttemptStore::row)
                .list();
    }

    /** Whether that is news: what was answered stays answered. */
    boolean arrived(Attempt attempt, Instant now) {
        return jdbc.sql("""
                update paging.attempt
                   set state = 'delivered', at = :now, reason = ''
                 where id = :id
                   and state in ('sent', 'unknown', 'failed')
                """).param("id", attempt.id()).param("now", time(now)).update() == 1;
    }

    /** Whether that is news: it was sent and did not arrive. */
    boolean lost(Attempt attempt, String reason, Instant now) {
        return jdbc.sql("""
                update paging.attempt
                   set state = 'failed', at = :now, reason = :reason
                 where id = :id
                   and state in ('sent', 'unknown')
                """)
                        .param("id", attempt.id())
                        .param("now", time(now))
                        .param("reason", reason)
                        .update()
                == 1;
    }

    List<String> waitingAt(String kind, Instant since) {
        return jdbc.sql("""
                select distinct address
                  from paging.page
                  join paging.attempt on attempt.page_id = page.id
                 where page.state in ('waiting', 'paging', 'exhausted')
                   and attempt.kind = :kind
                   and attempt.state in ('sending', 'sent', 'delivered', 'unknown')
                   and attempt.at >= :since
                """)
                .param("kind", kind)
                .param("since", time(since))
                .query((row, number) -> row.getString("address"))
                .list();
    }

    /** The person's next method does not wait its turn when the one before it failed. */
    void hurry(Attempt failed, Instant now) {
        jdbc.sql("""
                update paging.attempt
                   set due_at = :now
                 where id = (select id
                               from paging.attempt
                              where page_id = :page
                                and purpose = :purpose
                                and round = :round
                                and step = :step
                                and person_id = :person
                                and state = 'waiting'
                                and tries = 0
                                and due_at > :now
                              order by due_at, id
                              limit 1)
                """)
                .param("page", failed.page().value())
                .param("purpose", failed.purpose().word())
                .param("round", failed.round())
                .param("step", failed.step())
                .param("person", failed.person().value())
                .param("now", time(now))
                .update();
    }

    /** Whether any attempt of this step has arrived or still may. */
    boolean hopeful(Attempt of) {
        return jdbc.sql("""
                select exists (
                    select 1
                      from paging.attempt
                     where page_id = :page
                       and purpose = 'page'
                       and round = :round
                       and step = :step
                       and state <> 'failed')
                """)
                .param("page", of.page().value())
                .param("round", of.round())
                .param("step", of.step())
                .query(Boolean.class)
                .single();
    }

    /** Nobody needs to be told any more: what waits is dropped, what is under way is not sent a second time. */
    void callOff(PageId page) {
        jdbc.sql("""
                delete from paging.attempt
                 where page_id = :page
                   and purpose in ('page', 'shadow', 'alarm')
                   and state = 'waiting'
                   and tries = 0
                """).param("page", page.value()).update();
        jdbc.sql("""
                update paging.attempt
                   set state = case when state = 'sending' or repeat then 'unknown' else 'failed' end,
                       reason = trim(reason || ' Called off: answered meanwhile.')
                 where page_id = :page
                   and purpose in ('page', 'shadow', 'alarm')
                   and state in ('waiting', 'sending')
                """).param("page", page.value()).update();
    }

    /** Who has said no is not asked again by the methods that still wait their turn. */
    void spare(PageId page, PersonId person) {
        jdbc.sql("""
                delete from paging.attempt
                 where page_id = :page
                   and person_id = :person
                   and purpose in ('page', 'shadow')
                   and state = 'waiting'
                   and tries = 0
                """)
                .param("page", page.value())
                .param("person", person.value())
                .update();
    }

    /** The person's last message by that kind of way that arrived, or may have, is the one that was answered; where it is not known by which, the last of all. */
    void answered(PageId page, PersonId person, String way, Instant now) {
        jdbc.sql("""
                update paging.attempt
                   set state = 'answered', at = :now
                 where id = (select id
                               from paging.attempt
                              where page_id = :page
                                and person_id = :person
                                and purpose in ('page', 'shadow')
                                and state in ('sending', 'sent', 'delivered', 'unknown')
                              order by kind = :way desc, at desc nulls last, id desc
                              limit 1)
                """)
                .param("page", page.value())
                .param("person", person.value())
                .param("way", way)
                .param("now", time(now))
                .update();
    }

    /** Whether the person was called for this page in their own right, and not in training. */
    boolean called(PageId page, PersonId person) {
        return jdbc.sql("""
                select exists (
                    select 1
                      from paging.attempt
                     where page_id = :page
                       and person_id = :person
                       and purpose in ('page', 'alarm'))
                """)
                .param("page", page.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    List<Attempt> of(PageId page) {
        return jdbc.sql(ATTEMPT + """
                 where page_id = :page
                 order by id
                """)
                .param("page", page.value())
                .query(AttemptStore::row)
                .list();
    }

    static Attempt row(ResultSet row, int number) throws SQLException {
        return new Attempt(
                row.getLong("id"),
                new PageId(row.getLong("page_id")),
                Purpose.of(row.getString("purpose")),
                row.getInt("round"),
                row.getInt("step"),
                new PersonId(row.getLong("person_id")),
                row.getString("person"),
                row.getString("kind"),
                row.getString("address"),
                Attempt.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                row.getBoolean("repeat"),
                PageRow.instant(row, "at"),
                PageRow.instant(row, "sent_at"),
                row.getString("reason"),
                row.getString("reference"));
    }
}
