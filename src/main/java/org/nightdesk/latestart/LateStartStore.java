package org.nightdesk.latestart;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.latestart.LateStart.Cover;
import org.nightdesk.latestart.LateStart.State;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was proposed, and when the nights are looked at next. */
@Component
class LateStartStore {

    /** When the next round is due. */
    static final String EARLIEST = """
            select min(due_at)
              from latestart.round
            """;

    private final JdbcClient jdbc;

    LateStartStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The attempt to look, when it is time; after the lease any node begins anew. */
    Optional<Long> claim(Instant now, Duration lease) {
        return jdbc.sql("""
                update latestart.round
                   set due_at = :lease, attempt = attempt + 1
                 where due_at <= :now
                returning attempt
                """)
                .param("now", time(now))
                .param("lease", time(now.plus(lease)))
                .query(Long.class)
                .optional();
    }

    /** Whether this attempt still counts; then the next one is due at {@code next}. */
    boolean done(long attempt, Instant next) {
        return jdbc.sql("update latestart.round set due_at = :next where attempt = :attempt")
                        .param("attempt", attempt)
                        .param("next", time(next))
                        .update()
                == 1;
    }

    /** Empty when that night of that person was proposed for already. */
    Optional<Long> insert(LateStart proposal, Instant now) {
        Optional<Long> id = jdbc.sql("""
                insert into latestart.proposal (person_id, evening, usual_at, rested_at, state, at)
                values (:person, :evening, :usual, :rested, :state, :now)
                on conflict (person_id, evening) do nothing
                returning id
                """)
                .param("person", proposal.person().value())
                .param("evening", proposal.evening())
                .param("usual", time(proposal.usual()))
                .param("rested", time(proposal.rested()))
                .param("state", proposal.state().word())
                .param("now", time(now))
                .query(Long.class)
                .optional();
        id.ifPresent(made -> proposal.covers().forEach(cover -> insert(made, cover)));
        return id;
    }

    private void insert(long proposal, Cover cover) {
        jdbc.sql("""
                insert into latestart.cover (proposal, schedule, from_at, until_at, taker_id)
                values (:proposal, :schedule, :from, :until, :taker::bigint)
                """)
                .param("proposal", proposal)
                .param("schedule", cover.schedule().value())
                .param("from", time(cover.span().from()))
                .param("until", time(cover.span().until()))
                .param("taker", cover.taker().map(PersonId::value).orElse(null))
                .update();
    }

    boolean has(PersonId person, LocalDate evening) {
        return jdbc.sql("""
                select exists (select 1
                                 from latestart.proposal
                                where person_id = :person
                                  and evening = :evening)
                """)
                .param("person", person.value())
                .param("evening", evening)
                .query(Boolean.class)
                .single();
    }

    /** The newest first, at most {@code most}. */
    List<LateStart> of(PersonId person, int most) {
        return jdbc.sql("""
                select id, person_id, evening, usual_at, rested_at, state
                  from latestart.proposal
                 where person_id = :person
                 order by evening desc
                 limit :most
                """)
                .param("person", person.value())
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** Nobody else changes it in this transaction. */
    Optional<LateStart> lock(long id, PersonId person) {
        return jdbc.sql("""
                select id, person_id, evening, usual_at, rested_at, state
                  from latestart.proposal
                 where id = :id
                   and person_id = :person
                   for update
                """)
                .param("id", id)
                .param("person", person.value())
                .query(this::row)
                .optional();
    }

    void answered(long id, State state) {
        jdbc.sql("update latestart.proposal set state = :state where id = :id")
                .param("id", id)
                .param("state", state.word())
                .update();
    }

    private List<Cover> covers(long proposal) {
        return jdbc.sql("""
                select schedule, from_at, until_at, taker_id
                  from latestart.cover
                 where proposal = :proposal
                 order by from_at, schedule
                """)
                .param("proposal", proposal)
                .query((row, number) -> new Cover(
                        new ScheduleId(row.getLong("schedule")),
                        new Span(at(row, "from_at"), at(row, "until_at")),
                        Optional.ofNullable(row.getObject("taker_id", Long.class))
                                .map(PersonId::new)))
                .list();
    }

    private LateStart row(ResultSet row, int number) throws SQLException {
        return new LateStart(
                row.getLong("id"),
                new PersonId(row.getLong("person_id")),
                row.getObject("evening", LocalDate.class),
                at(row, "usual_at"),
                at(row, "rested_at"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                covers(row.getLong("id")));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
