package org.nightdesk.cover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.absence.Absence;
import org.nightdesk.absence.AbsenceId;
import org.nightdesk.absence.Conflict;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.OverrideId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps cover requests and who was asked. */
@Component
class CoverStore {

    /** When the next lead is told. */
    static final String EARLIEST = """
            select min(lead_at)
              from cover.request
             where state = 'open'
               and lead_told_at is null
            """;

    private static final String REQUEST = """
            select id, absence, person_id, schedule, from_at, until_at, state, taker_id, override, lead_at,
                   lead_told_at is not null as lead_told,
                   array(select asked.person_id
                           from cover.asked
                          where request_id = request.id
                            and declined_at is null
                          order by rank) as asked
              from cover.request
            """;

    private final JdbcClient jdbc;

    CoverStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CoverRequestId insert(Absence absence, Conflict left, Instant leadAt, Instant now) {
        return new CoverRequestId(jdbc.sql("""
                insert into cover.request (absence, person_id, schedule, from_at, until_at, state, lead_at, made_at)
                values (:absence, :person, :schedule, :from, :until, 'open', :lead, :now)
                returning id
                """)
                .param("absence", absence.id().value())
                .param("person", absence.person().value())
                .param("schedule", left.schedule().value())
                .param("from", time(left.span().from()))
                .param("until", time(left.span().until()))
                .param("lead", time(leadAt))
                .param("now", time(now))
                .query(Long.class)
                .single());
    }

    void ask(CoverRequestId id, List<PersonId> people) {
        for (int rank = 0; rank < people.size(); rank++) {
            jdbc.sql("insert into cover.asked (request_id, person_id, rank) values (:id, :person, :rank)")
                    .param("id", id.value())
                    .param("person", people.get(rank).value())
                    .param("rank", rank)
                    .update();
        }
    }

    Optional<CoverRequest> find(CoverRequestId id) {
        return jdbc.sql(REQUEST + " where id = :id")
                .param("id", id.value())
                .query(CoverStore::row)
                .optional();
    }

    /** As {@link #find}, and nobody else changes it in this transaction. */
    Optional<CoverRequest> lock(CoverRequestId id) {
        return jdbc.sql(REQUEST + " where id = :id for update")
                .param("id", id.value())
                .query(CoverStore::row)
                .optional();
    }

    /** Those whose hours are not over, soonest first, whatever became of them. */
    List<CoverRequest> coming(Instant now) {
        return jdbc.sql(REQUEST + " where until_at > :now order by from_at, id")
                .param("now", time(now))
                .query(CoverStore::row)
                .list();
    }

    /** All that wait for somebody, locked, those whose hours are over included. */
    List<CoverRequest> open() {
        return jdbc.sql(REQUEST + " where state = 'open' order by id for update")
                .query(CoverStore::row)
                .list();
    }

    /** Those that nobody has taken in time, and no lead knows of; another node leaves them out meanwhile. */
    List<CoverRequest> overdue(Instant now) {
        return jdbc.sql(REQUEST + """
                 where state = 'open'
                   and lead_told_at is null
                   and lead_at <= :now
                 order by id
                   for update skip locked
                """)
                .param("now", time(now))
                .query(CoverStore::row)
                .list();
    }

    /** Who has said of this shift that they cannot, or has given it back. */
    Set<PersonId> unwilling(AbsenceId absence, ScheduleId schedule) {
        return Set.copyOf(jdbc.sql("""
                select asked.person_id
                  from cover.asked
                  join cover.request on request.id = asked.request_id
                 where absence = :absence
                   and schedule = :schedule
                   and declined_at is not null
                 union
                select taker_id
                  from cover.request
                 where absence = :absence
                   and schedule = :schedule
                   and state = 'undone'
                """)
                .param("absence", absence.value())
                .param("schedule", schedule.value())
                .query((row, number) -> new PersonId(row.getLong(1)))
                .list());
    }

    void narrow(CoverRequestId id, Span span) {
        jdbc.sql("update cover.request set from_at = :from, until_at = :until where id = :id")
                .param("id", id.value())
                .param("from", time(span.from()))
                .param("until", time(span.until()))
                .update();
    }

    void taken(CoverRequestId id, PersonId taker, OverrideId override) {
        jdbc.sql("update cover.request set state = 'taken', taker_id = :taker, override = :override where id = :id")
                .param("id", id.value())
                .param("taker", taker.value())
                .param("override", override.value())
                .update();
    }

    void state(CoverRequestId id, CoverRequest.State state) {
        jdbc.sql("update cover.request set state = :state where id = :id")
                .param("id", id.value())
                .param("state", state.word())
                .update();
    }

    /** Whether they were asked and had not said so before. */
    boolean declined(CoverRequestId id, PersonId person, Instant now) {
        return jdbc.sql("""
                update cover.asked
                   set declined_at = :now
                 where request_id = :id
                   and person_id = :person
                   and declined_at is null
                """)
                        .param("id", id.value())
                        .param("person", person.value())
                        .param("now", time(now))
                        .update()
                == 1;
    }

    void leadAt(CoverRequestId id, Instant at) {
        jdbc.sql("update cover.request set lead_at = least(lead_at, :at) where id = :id")
                .param("id", id.value())
                .param("at", time(at))
                .update();
    }

    void leadTold(CoverRequestId id, Instant now) {
        jdbc.sql("update cover.request set lead_told_at = :now where id = :id")
                .param("id", id.value())
                .param("now", time(now))
                .update();
    }

    private static CoverRequest row(ResultSet row, int number) throws SQLException {
        Long[] asked = (Long[]) row.getArray("asked").getArray();
        return new CoverRequest(
                new CoverRequestId(row.getLong("id")),
                new AbsenceId(row.getLong("absence")),
                new PersonId(row.getLong("person_id")),
                new ScheduleId(row.getLong("schedule")),
                new Span(at(row, "from_at"), at(row, "until_at")),
                CoverRequest.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Arrays.stream(asked).map(PersonId::new).toList(),
                Optional.ofNullable(row.getObject("taker_id", Long.class)).map(PersonId::new),
                Optional.ofNullable(row.getObject("override", Long.class)).map(OverrideId::new),
                at(row, "lead_at"),
                row.getBoolean("lead_told"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
