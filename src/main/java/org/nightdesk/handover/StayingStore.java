package org.nightdesk.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Shift;
import org.nightdesk.rota.Span;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says who stays on call beyond their shift: from its end until the handover is accepted or over, or a lead lets them go. */
@Component
class StayingStore {

    private final JdbcClient jdbc;

    StayingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PersonId> of(ScheduleId schedule, Instant at) {
        return jdbc.sql("""
                select distinct person_id
                  from handover.handover
                  join handover.person on person.handover_id = handover.id
                 where schedule_id = :schedule
                   and over_at > :at
                   and change_at <= :at
                   and side = 'leaving'
                   and (released_at is null or released_at > :at)
                 order by person_id
                """)
                .param("schedule", schedule.value())
                .param("at", time(at))
                .query((row, number) -> new PersonId(row.getLong("person_id")))
                .list();
    }

    Map<ScheduleId, List<PersonId>> all(Instant at) {
        Map<ScheduleId, List<PersonId>> all = new HashMap<>();
        jdbc.sql("""
                select distinct schedule_id, person_id
                  from handover.handover
                  join handover.person on person.handover_id = handover.id
                 where over_at > :at
                   and change_at <= :at
                   and side = 'leaving'
                   and (released_at is null or released_at > :at)
                 order by schedule_id, person_id
                """).param("at", time(at)).query(row -> {
            all.computeIfAbsent(new ScheduleId(row.getLong("schedule_id")), id -> new ArrayList<>())
                    .add(new PersonId(row.getLong("person_id")));
        });
        return all;
    }

    List<Shift> stayed(ScheduleId schedule, Span span, Instant now) {
        return jdbc.sql("""
                select schedule_id, person_id,
                       greatest(change_at, :from) as from_at,
                       least(over_at, released_at, :until, :now) as until_at
                  from handover.handover
                  join handover.person on person.handover_id = handover.id
                 where schedule_id = :schedule
                   and side = 'leaving'
                   and over_at > greatest(change_at, :from)
                   and change_at < least(:until, :now)
                   and :now > :from
                   and (released_at is null or released_at > greatest(change_at, :from))
                 order by change_at, person_id
                """)
                .param("schedule", schedule.value())
                .param("from", time(span.from()))
                .param("until", time(span.until()))
                .param("now", time(now))
                .query(StayingStore::shift)
                .list();
    }

    /** Whether that is news. {@code by} is empty when a program did it. */
    boolean release(HandoverId id, PersonId person, Optional<PersonId> by, Instant now) {
        return jdbc.sql("""
                update handover.person
                   set released_at = :now, released_by = :by::bigint
                 where handover_id = :id
                   and person_id = :person
                   and side = 'leaving'
                   and released_at is null
                """)
                        .param("id", id.value())
                        .param("person", person.value())
                        .param("by", by.map(PersonId::value).orElse(null))
                        .param("now", time(now))
                        .update()
                == 1;
    }

    private static Shift shift(ResultSet row, int number) throws SQLException {
        return new Shift(
                new ScheduleId(row.getLong("schedule_id")),
                new PersonId(row.getLong("person_id")),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                false);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
