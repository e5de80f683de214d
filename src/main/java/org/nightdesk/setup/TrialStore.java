package org.nightdesk.setup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.setup.Trial.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps test pages. */
@Component
class TrialStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(ends_at)
              from setup.trial
             where outcome is null
            """;

    private static final String TRIAL = """
            select id, person_id, begun_at, ends_at, outcome, outcome_at
              from setup.trial
            """;
    private static final String NEWEST = TRIAL + """
             where person_id = :person
             order by id desc
             limit 1
            """;
    private static final String OPEN = TRIAL + """
             where person_id = :person
               and outcome is null
             order by id
               for update
            """;
    private static final String DUE = TRIAL + """
             where outcome is null
               and ends_at <= :now
             order by id
             limit 20
               for update skip locked
            """;

    private final JdbcClient jdbc;

    TrialStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(PersonId person, Instant now, Instant endsAt) {
        return jdbc.sql("""
                insert into setup.trial (person_id, begun_at, ends_at)
                values (:person, :now, :ends)
                returning id
                """)
                .param("person", person.value())
                .param("now", time(now))
                .param("ends", time(endsAt))
                .query(Long.class)
                .single();
    }

    Optional<Trial> newest(PersonId person) {
        return jdbc.sql(NEWEST)
                .param("person", person.value())
                .query(TrialStore::row)
                .optional();
    }

    /** Locked, lowest number first. */
    List<Trial> open(PersonId person) {
        return jdbc.sql(OPEN)
                .param("person", person.value())
                .query(TrialStore::row)
                .list();
    }

    /** Locked, lowest number first, a handful. */
    List<Trial> due(Instant now) {
        return jdbc.sql(DUE).param("now", time(now)).query(TrialStore::row).list();
    }

    void end(Trial trial, Outcome outcome, Instant now) {
        jdbc.sql("""
                update setup.trial
                   set outcome = :outcome,
                       outcome_at = :now
                 where id = :id
                """)
                .param("id", trial.id())
                .param("outcome", outcome.word())
                .param("now", time(now))
                .update();
    }

    /** For the rest of the transaction. */
    void lock(long id) {
        jdbc.sql("select id from setup.trial where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /** Whether the person has ever said that a test page reached them. */
    boolean hasReached(PersonId person) {
        return jdbc.sql("""
                select exists (
                    select 1
                      from setup.trial
                     where person_id = :person
                       and outcome = 'received')
                """)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    private static Trial row(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("outcome_at", OffsetDateTime.class);
        return new Trial(
                row.getLong("id"),
                new PersonId(row.getLong("person_id")),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::of),
                ended == null ? null : ended.toInstant());
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
