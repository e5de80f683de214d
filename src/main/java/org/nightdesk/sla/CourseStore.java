package org.nightdesk.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what happened to tickets, and what follows from it for their clocks. */
@Component
class CourseStore {

    /** When the next is due. */
    static final String EARLIEST = """
            select min(wake_at)
              from sla.course
             where wake_at is not null
            """;

    private static final TypeReference<List<Deed>> DEEDS = new TypeReference<>() {};
    private static final TypeReference<List<Joined>> JOINED = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> TOLD = new TypeReference<>() {};
    private static final String COLUMNS = """
            select ticket_id, priority, service_id, organisation_id, deeds, joined, told, due_at, due_promise, wake_at
              from sla.course
            """;

    /** At once, while some follow from an older edition. */
    static final String OUTDATED = """
            select 'epoch'::timestamptz
             where exists (select 1
                             from sla.course
                            where owed
                              and edition < (select number from sla.edition))
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CourseStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A ticket that was merged into another: what was promised for it, and what has happened since it was opened. */
    record Joined(Matter matter, List<Deed> deeds) {

        Joined with(Deed deed) {
            return new Joined(matter, and(deeds, deed));
        }
    }

    /** A ticket's deeds and those of what was merged into it; {@code told} are the shares, by promise and beginning, that somebody was told of. */
    record Kept(Matter matter, List<Deed> deeds, List<Joined> joined, Map<String, Integer> told, Reckoned reckoned) {

        Kept with(Deed deed) {
            return with(and(deeds, deed))
                    .joining(joined.stream().map(each -> each.with(deed)).toList());
        }

        Kept with(List<Deed> others) {
            return new Kept(matter, others, joined, told, reckoned);
        }

        Kept joining(List<Joined> others) {
            return new Kept(matter, deeds, List.copyOf(others), told, reckoned);
        }

        Kept of(Matter other) {
            return new Kept(other, deeds, joined, told, reckoned);
        }

        Kept told(Map<String, Integer> shares) {
            return new Kept(matter, deeds, joined, shares, reckoned);
        }

        /** The last of all deeds: nothing is reckoned before it. */
        Instant last() {
            return Stream.concat(Stream.of(deeds), joined.stream().map(Joined::deeds))
                    .map(each -> each.getLast().at())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static List<Deed> and(List<Deed> deeds, Deed deed) {
        return Stream.concat(deeds.stream(), Stream.of(deed)).toList();
    }

    /** What can be rebuilt: the next promise to fall due, and when to look again; and which had run out by the last deed, which only adds to what is kept of that. */
    record Reckoned(
            Optional<Promise> promise, Optional<Instant> dueAt, Optional<Instant> wakeAt, List<Promise> missed) {}

    Optional<Kept> lock(long ticket) {
        return jdbc.sql(COLUMNS + " where ticket_id = :ticket for update")
                .param("ticket", ticket)
                .query(this::row)
                .optional();
    }

    List<Kept> find(Collection<Long> tickets) {
        return jdbc.sql(COLUMNS + " where ticket_id = any (:tickets::bigint[])")
                .param("tickets", tickets.toArray(Long[]::new))
                .query(this::row)
                .list();
    }

    /** Those that somebody must be told something of, soonest first. */
    List<Kept> awake(Instant now, int most) {
        return jdbc.sql(COLUMNS + """
                 where wake_at <= :now
                 order by wake_at
                 limit :most
                   for update skip locked
                """)
                .param("now", time(now))
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** Those whose columns follow from an older edition. */
    List<Kept> outdated(long edition, int most) {
        return jdbc.sql(COLUMNS + """
                 where owed
                   and edition < :edition
                 order by edition, ticket_id
                 limit :most
                   for update skip locked
                """)
                .param("edition", edition)
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** Some that are reckoned already, beginning after a ticket, to be compared. */
    List<Kept> after(long ticket, int most) {
        return jdbc.sql(COLUMNS + """
                 where owed
                   and ticket_id > :ticket
                 order by ticket_id
                 limit :most
                   for update skip locked
                """)
                .param("ticket", ticket)
                .param("most", most)
                .query(this::row)
                .list();
    }

    void save(Kept kept, Reckoned reckoned, boolean owed, Optional<KeptCalendar> calendar, long edition) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("ticket", kept.matter().ticket());
        params.put("priority", kept.matter().priority());
        params.put("service", kept.matter().service().value());
        params.put(
                "organisation",
                kept.matter().organisation().map(OrganisationId::value).orElse(null));
        params.put("deeds", json.writeValueAsString(kept.deeds()));
        params.put("joined", json.writeValueAsString(kept.joined()));
        params.put("told", json.writeValueAsString(kept.told()));
        params.put("promise", reckoned.promise().map(Promise::word).orElse(null));
        params.put("due", reckoned.dueAt().map(CourseStore::time).orElse(null));
        params.put("wake", reckoned.wakeAt().map(CourseStore::time).orElse(null));
        params.put("missed", reckoned.missed().stream().map(Promise::word).toArray(String[]::new));
        params.put("owed", owed);
        params.put("calendar", calendar.map(KeptCalendar::id).orElse(null));
        params.put("version", calendar.map(KeptCalendar::version).orElse(null));
        params.put("edition", edition);
        jdbc.sql("""
                insert into sla.course (ticket_id, priority, service_id, organisation_id, deeds, joined, told, due_promise, due_at, wake_at,
                                        owed, calendar_id, calendar_version, edition, missed)
                values (:ticket, :priority, :service, :organisation, :deeds::jsonb, :joined::jsonb, :told::jsonb, :promise, :due, :wake,
                        :owed, :calendar, :version, :edition, :missed)
                on conflict (ticket_id) do update
                   set priority = excluded.priority, service_id = excluded.service_id, organisation_id = excluded.organisation_id,
                       deeds = excluded.deeds, joined = excluded.joined,
                       told = excluded.told,
                       due_promise = excluded.due_promise, due_at = excluded.due_at, wake_at = excluded.wake_at, owed = excluded.owed,
                       calendar_id = excluded.calendar_id, calendar_version = excluded.calendar_version, edition = excluded.edition,
                       missed = array(select distinct unnest(course.missed || excluded.missed))
                """).params(params).update();
    }

    /** Marked as reckoned by no edition, so that they are reckoned again. */
    void customer(Collection<Long> tickets, Optional<OrganisationId> customer) {
        jdbc.sql("""
                update sla.course
                   set organisation_id = :customer, edition = 0
                 where ticket_id = any (:tickets::bigint[])
                """)
                .param("customer", customer.map(OrganisationId::value).orElse(null))
                .param("tickets", tickets.toArray(Long[]::new))
                .update();
    }

    /** The rebuildable columns of many, in one statement. */
    void saveAll(List<Kept> kept, List<Reckoned> reckoned, long edition) {
        jdbc.sql("""
                update sla.course
                   set due_promise = fresh.promise, due_at = fresh.due, wake_at = fresh.wake, edition = :edition
                  from unnest(:tickets::bigint[], :promises::text[], :dues::timestamptz[], :wakes::timestamptz[])
                       as fresh (ticket, promise, due, wake)
                 where ticket_id = fresh.ticket
                """)
                .param("edition", edition)
                .param(
                        "tickets",
                        kept.stream().map(each -> each.matter().ticket()).toArray(Long[]::new))
                .param(
                        "promises",
                        reckoned.stream()
                                .map(each -> each.promise().map(Promise::word).orElse(null))
                                .toArray(String[]::new))
                .param("dues", texts(reckoned.stream().map(Reckoned::dueAt).toList()))
                .param("wakes", texts(reckoned.stream().map(Reckoned::wakeAt).toList()))
                .update();
    }

    private static @Nullable String[] texts(List<Optional<Instant>> moments) {
        return moments.stream()
                .map(each -> each.map(Instant::toString).orElse(null))
                .toArray(String[]::new);
    }

    private Kept row(ResultSet row, int number) throws SQLException {
        long organisation = row.getLong("organisation_id");
        boolean nobody = row.wasNull();
        List<Deed> deeds = json.readValue(row.getString("deeds"), DEEDS);
        return new Kept(
                new Matter(
                        row.getLong("ticket_id"),
                        row.getInt("priority"),
                        new ServiceId(row.getLong("service_id")),
                        nobody ? Optional.empty() : Optional.of(new OrganisationId(organisation)),
                        deeds.getFirst().at()),
                deeds,
                json.readValue(row.getString("joined"), JOINED),
                json.readValue(row.getString("told"), TOLD),
                new Reckoned(
                        Optional.ofNullable(row.getString("due_promise")).flatMap(Promise::of),
                        instant(row, "due_at"),
                        instant(row, "wake_at"),
                        List.of()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
