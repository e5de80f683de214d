package org.nightdesk.jetlag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.jetlag.JetLag.State;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which night shifts of travellers were found, and what was decided about them. */
@Component
class JetLagStore {

    private static final String JET_LAG = """
            select id, journey, person_id, schedule, zone, from_at, until_at, state
              from jetlag.jet_lag
            """;
    private static final String COMING = JET_LAG + """
             where until_at > :now
             order by from_at, id
            """;
    private static final String COMING_LOCKED = COMING + " for update";
    private static final String OPEN = JET_LAG + """
             where until_at > :now
               and state = 'open'
             order by from_at, id
            """;
    private static final String ONE_LOCKED = JET_LAG + "where id = :id for update";

    private final JdbcClient jdbc;

    JetLagStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is new: another node may have found it at the same moment. */
    boolean insert(NightPart part, Instant now) {
        return jdbc.sql("""
                insert into jetlag.jet_lag (journey, person_id, schedule, zone, from_at, until_at, state, made_at)
                values (:journey, :person, :schedule, :zone, :from, :until, 'open', :now)
                on conflict (journey, schedule, from_at) where state <> 'gone' do nothing
                """)
                        .param("journey", part.journey().id().value())
                        .param("person", part.journey().person().value())
                        .param("schedule", part.schedule().value())
                        .param("zone", part.journey().zone().getId())
                        .param("from", time(part.span().from()))
                        .param("until", time(part.span().until()))
                        .param("now", time(now))
                        .update()
                == 1;
    }

    /** Whatever was decided about them, those whose hours are over left out; locked. */
    List<JetLag> lockComing(Instant now) {
        return jdbc.sql(COMING_LOCKED)
                .param("now", time(now))
                .query(JetLagStore::row)
                .list();
    }

    /** Those nobody has decided about and whose hours are not over, soonest first. */
    List<JetLag> open(Instant now) {
        return jdbc.sql(OPEN).param("now", time(now)).query(JetLagStore::row).list();
    }

    Optional<JetLag> lock(JetLagId id) {
        return jdbc.sql(ONE_LOCKED)
                .param("id", id.value())
                .query(JetLagStore::row)
                .optional();
    }

    void move(JetLagId id, Span span) {
        jdbc.sql("update jetlag.jet_lag set from_at = :from, until_at = :until where id = :id")
                .param("id", id.value())
                .param("from", time(span.from()))
                .param("until", time(span.until()))
                .update();
    }

    void state(JetLagId id, State state) {
        jdbc.sql("update jetlag.jet_lag set state = :state where id = :id")
                .param("id", id.value())
                .param("state", state.word())
                .update();
    }

    private static JetLag row(ResultSet row, int number) throws SQLException {
        return new JetLag(
                new JetLagId(row.getLong("id")),
                row.getLong("journey"),
                new PersonId(row.getLong("person_id")),
                new ScheduleId(row.getLong("schedule")),
                ZoneId.of(row.getString("zone")),
                new Span(
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        row.getObject("until_at", OffsetDateTime.class).toInstant()),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
