package org.nightdesk.rota;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.Roster.Planned;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps schedules and their layers. */
@Component
class ScheduleStore {

    /** A schedule without its layers. */
    record Head(ScheduleId id, String name, String description, ZoneId zone, long version) {}

    /** A restriction as the database writes it. */
    record Window(List<Integer> days, LocalTime from, LocalTime until) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ScheduleStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Head> find(ScheduleId id) {
        return jdbc.sql("""
                select id, name, description, zone, version
                  from rota.schedule
                 where id = :id
                """).param("id", id.value()).query(ScheduleStore::head).optional();
    }

    /** Until the transaction ends, nobody else changes it or its overrides. */
    Optional<Head> lock(ScheduleId id) {
        return jdbc.sql("""
                select id, name, description, zone, version
                  from rota.schedule
                 where id = :id
                   for no key update
                """).param("id", id.value()).query(ScheduleStore::head).optional();
    }

    List<Head> all() {
        return jdbc.sql("""
                select id, name, description, zone, version
                  from rota.schedule
                 order by lower(name)
                """).query(ScheduleStore::head).list();
    }

    List<ScheduleId> naming(Collection<PersonId> people) {
        return jdbc.sql("""
                select layer.schedule
                  from rota.layer_person
                  join rota.layer on layer.id = layer_person.layer
                 where layer_person.person = any (:people)
                 union
                select schedule
                  from rota.override
                 where person = any (:people)
                 order by schedule
                """)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .query((row, number) -> new ScheduleId(row.getLong("schedule")))
                .list();
    }

    Map<ScheduleId, String> names() {
        return all().stream().collect(Collectors.toMap(Head::id, Head::name, (a, b) -> a, LinkedHashMap::new));
    }

    /** The layers that are the plan at any moment of the span, lowest first. */
    List<Planned> layers(ScheduleId schedule, Span span) {
        return jdbc.sql("""
                select zone, every_count, every_unit, handover_time, handover_day, starts, shadow, valid_from, valid_until,
                       array(select person
                               from rota.layer_person p
                              where p.layer = l.id
                              order by p.position) people,
                       (select coalesce(json_agg(json_build_object(
                                   'days', days, 'from', from_time, 'until', until_time) order by r.position), '[]')
                          from rota.restriction r
                         where r.layer = l.id) restrictions
                  from rota.layer l
                 where schedule = :schedule
                   and valid_from < :until
                   and valid_until > :from
                 order by valid_from, position
                """)
                .param("schedule", schedule.value())
                .param("from", span.from().atOffset(ZoneOffset.UTC))
                .param("until", span.until().atOffset(ZoneOffset.UTC))
                .query(this::planned)
                .list();
    }

    /** Where a person stands in shadow layers only, of the plan that counts then. */
    Set<ScheduleId> learning(PersonId person, Instant now) {
        return Set.copyOf(jdbc.sql("""
                select l.schedule
                  from rota.layer_person p
                  join rota.layer l on l.id = p.layer
                 where p.person = :person
                   and l.valid_from <= :now
                   and l.valid_until > :now
                 group by l.schedule
                having bool_and(l.shadow)
                """)
                .param("person", person.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new ScheduleId(row.getLong("schedule")))
                .list());
    }

    ScheduleId insert(ScheduleDraft draft) {
        return new ScheduleId(jdbc.sql("""
                insert into rota.schedule (name, description, zone)
                values (:name, :description, :zone)
                returning id
                """)
                .param("name", draft.name())
                .param("description", draft.description())
                .param("zone", draft.zone().getId())
                .query(Long.class)
                .single());
    }

    void update(ScheduleId id, ScheduleDraft draft) {
        jdbc.sql("""
                update rota.schedule
                   set name = :name, description = :description, zone = :zone, version = version + 1
                 where id = :id
                """)
                .param("id", id.value())
                .param("name", draft.name())
                .param("description", draft.description())
                .param("zone", draft.zone().getId())
                .update();
    }

    void delete(ScheduleId id) {
        jdbc.sql("delete from rota.schedule where id = :id")
                .param("id", id.value())
                .update();
    }

    /** What was the plan until now was never the plan later; a plan that was made at this very moment is forgotten. */
    void closeLayers(ScheduleId schedule, Instant now) {
        jdbc.sql("delete from rota.layer where schedule = :schedule and valid_from >= :now")
                .param("schedule", schedule.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                update rota.layer
                   set valid_until = :now
                 where schedule = :schedule
                   and valid_until > :now
                """)
                .param("schedule", schedule.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Without {@code validFrom} the layer counts for the past as well. */
    void insertLayer(ScheduleId schedule, int position, Layer layer, ZoneId zone, Optional<Instant> validFrom) {
        long id = jdbc.sql("""
                insert into rota.layer
                       (schedule, position, zone, every_count, every_unit, handover_time, handover_day, starts, shadow, valid_from)
                values (:schedule, :position, :zone, :count, :unit, :handoverTime, :handoverDay, :starts, :shadow,
                        coalesce(:validFrom::timestamptz, '-infinity'))
                returning id
                """)
                .param("schedule", schedule.value())
                .param("position", position)
                .param("zone", zone.getId())
                .params(params(layer.rotation()))
                .param("shadow", layer.shadow())
                .param(
                        "validFrom",
                        validFrom.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .query(Long.class)
                .single();
        insertPeople(id, layer.people());
        for (int i = 0; i < layer.restrictions().size(); i++) {
            insertRestriction(id, i, layer.restrictions().get(i));
        }
    }

    private void insertPeople(long layer, List<PersonId> people) {
        jdbc.sql("""
                insert into rota.layer_person (layer, position, person)
                select :layer, position, person
                  from unnest(:people::bigint[]) with ordinality as p (person, position)
                """)
                .param("layer", layer)
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .update();
    }

    private void insertRestriction(long layer, int position, Restriction restriction) {
        jdbc.sql("""
                insert into rota.restriction (layer, position, days, from_time, until_time)
                values (:layer, :position, :days::smallint[], :from, :until)
                """)
                .param("layer", layer)
                .param("position", position)
                .param(
                        "days",
                        restriction.days().stream()
                                .map(DayOfWeek::getValue)
                                .sorted()
                                .toArray(Integer[]::new))
                .param("from", restriction.from())
                .param("until", restriction.until())
                .update();
    }

    private static Map<String, Object> params(Rotation rotation) {
        return Map.of(
                "count", rotation.count(),
                "unit", rotation.unit().name(),
                "handoverTime", rotation.handoverTime(),
                "handoverDay", rotation.handoverDay(),
                "starts", rotation.start());
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(
                new ScheduleId(row.getLong("id")),
                row.getString("name"),
                row.getString("description"),
                ZoneId.of(row.getString("zone")),
                row.getLong("version"));
    }

    private Planned planned(ResultSet row, int number) throws SQLException {
        Rotation rotation = new Rotation(
                row.getInt("every_count"),
                Rotation.Unit.valueOf(row.getString("every_unit")),
                row.getObject("handover_time", LocalTime.class),
                row.getInt("handover_day"),
                row.getObject("starts", LocalDateTime.class));
        Span valid = new Span(instant(row, "valid_from"), instant(row, "valid_until"));
        Layer layer = new Layer(
                rotation,
                people(row.getArray("people")),
                restrictions(row.getString("restrictions")),
                row.getBoolean("shadow"));
        return new Planned(layer, ZoneId.of(row.getString("zone")), valid);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<PersonId> people(Array people) throws SQLException {
        return Arrays.stream((Long[]) people.getArray()).map(PersonId::new).toList();
    }

    private List<Restriction> restrictions(String text) {
        return Stream.of(json.readValue(text, Window[].class))
                .map(window -> new Restriction(
                        window.days().stream().map(DayOfWeek::of).collect(Collectors.toSet()),
                        window.from(),
                        window.until()))
                .toList();
    }
}
