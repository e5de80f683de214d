package org.nightdesk.agenda;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps under which secrets agendas are read. */
@Component
class AddressStore {

    private static final Duration PRECISION = Duration.ofMinutes(10);

    private final JdbcClient jdbc;

    AddressStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In place of the one they had for the same. */
    void put(PersonId person, Optional<ScheduleId> schedule, byte[] digest, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("person", person.value());
        params.put("schedule", schedule.map(ScheduleId::value).orElse(null));
        params.put("digest", digest);
        params.put("now", time(now));
        jdbc.sql("""
                insert into agenda.address (person_id, schedule, digest, made_at)
                values (:person, :schedule::bigint, :digest, :now)
                on conflict (person_id, coalesce(schedule, 0)) do update
                   set digest = :digest, made_at = :now, read_at = null
                """).params(params).update();
    }

    Optional<Address> find(byte[] digest) {
        return jdbc.sql("""
                select id, person_id, schedule, made_at, read_at
                  from agenda.address
                 where digest = :digest
                """).param("digest", digest).query(AddressStore::row).optional();
    }

    List<Address> of(PersonId person) {
        return jdbc.sql("""
                select id, person_id, schedule, made_at, read_at
                  from agenda.address
                 where person_id = :person
                 order by id
                """)
                .param("person", person.value())
                .query(AddressStore::row)
                .list();
    }

    /** Whether there was one of theirs. */
    boolean delete(long id, PersonId person) {
        return jdbc.sql("delete from agenda.address where id = :id and person_id = :person")
                        .param("id", id)
                        .param("person", person.value())
                        .update()
                == 1;
    }

    // Calendar programs read often: to the nearest ten minutes is enough.
    void read(Address address, Instant now) {
        if (address.readAt().filter(last -> last.plus(PRECISION).isAfter(now)).isEmpty()) {
            jdbc.sql("update agenda.address set read_at = :now where id = :id")
                    .param("id", address.id())
                    .param("now", time(now))
                    .update();
        }
    }

    private static Address row(ResultSet row, int number) throws SQLException {
        return new Address(
                row.getLong("id"),
                new PersonId(row.getLong("person_id")),
                Optional.ofNullable(row.getObject("schedule", Long.class)).map(ScheduleId::new),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("read_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
