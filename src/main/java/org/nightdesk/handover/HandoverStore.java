package org.nightdesk.handover;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightdesk.handover.Handover.Acceptance;
import org.nightdesk.handover.Handover.Signature;
import org.nightdesk.handover.Handover.State;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps handovers. Read by their team, leads, and those who hand over or take over. */
@Component
class HandoverStore {

    /** When the next lead is paged. */
    static final String EARLIEST = """
            select min(due_at)
              from handover.handover
             where due_at is not null
            """;

    private static final String HANDOVER = """
            select id, schedule_id, schedule, team_id, began_at, change_at, state, lead_at, accepted_by, accepted_at, read_back, parts, pressing,
                   signed_by, signed_at,
                   array(select person_id from handover.person where handover_id = handover.id and side = 'leaving' order by person_id) as leaving,
                   array(select person_id from handover.person where handover_id = handover.id and side = 'coming' order by person_id) as coming,
                   array(select person_id from handover.person where handover_id = handover.id and released_at is not null) as released
              from handover.handover
            """;
    private static final String SEEN = """
             where (audience && :audience::text[]
                    or exists (select 1 from handover.person where handover_id = handover.id and person_id = :me))
            """;

    private final JdbcClient jdbc;

    HandoverStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Handover> find(HandoverId id, Viewer viewer) {
        return seen(HANDOVER + SEEN + " and id = :id", viewer)
                .param("id", id.value())
                .query(HandoverStore::row)
                .optional();
    }

    /** As {@link #find}, and nobody else changes it in this transaction. */
    Optional<Handover> lock(HandoverId id, Viewer viewer) {
        return seen(HANDOVER + SEEN + " and id = :id for update", viewer)
                .param("id", id.value())
                .query(HandoverStore::row)
                .optional();
    }

    /** The newest change first, without those that were withdrawn, before this one (0 for the start). */
    List<Handover> newest(long before, int most, Viewer viewer) {
        return seen(HANDOVER + SEEN + """
                         and state <> 'withdrawn'
                         and (:before = 0 or (change_at, id) < (select change_at, id from handover.handover where id = :before))
                         order by change_at desc, id desc
                         limit :most
                        """, viewer)
                .param("before", before)
                .param("most", most)
                .query(HandoverStore::row)
                .list();
    }

    /** What this person has to do with and is not done with: open, or over since then and not signed. The next change first. */
    List<Handover> of(PersonId person, Instant since) {
        return jdbc.sql(HANDOVER + """
                 where id in (select handover_id from handover.person where person_id = :person)
                   and (state = 'open' or state <> 'withdrawn' and signed_at is null and change_at > :since)
                 order by change_at, id
                """)
                .param("person", person.value())
                .param("since", time(since))
                .query(HandoverStore::row)
                .list();
    }

    /** Those of which nobody is relieved although their change has come, as far as the viewer may see them. */
    List<Handover> waiting(Instant now, Viewer viewer) {
        return seen(
                        HANDOVER + SEEN
                                + " and over_at > :now and state = 'open' and change_at <= :now order by change_at, id",
                        viewer)
                .param("now", time(now))
                .query(HandoverStore::row)
                .list();
    }

    /** Those of a schedule whose change lies between the two, whatever their state; locked. */
    List<Handover> near(ScheduleId schedule, Instant from, Instant until) {
        return jdbc.sql(HANDOVER + """
                 where schedule_id = :schedule
                   and change_at > :from
                   and change_at < :until
                 order by change_at
                   for update
                """)
                .param("schedule", schedule.value())
                .param("from", time(from))
                .param("until", time(until))
                .query(HandoverStore::row)
                .list();
    }

    /** {@code leadDue} is when the lead is paged unless it is accepted. Empty when another node has made it. */
    Optional<HandoverId> insert(
            Setting setting, String name, Change change, Instant began, Instant leadDue, Instant now) {
        Map<String, Object> params = new HashMap<>();
        params.put("schedule", setting.schedule().value());
        params.put("name", name);
        params.put("team", setting.team().value());
        params.put("began", time(began));
        params.put("change", time(change.at()));
        params.put("now", time(now));
        params.put("due", time(leadDue));
        params.put("audience", new String[] {"team:" + setting.team().value(), Viewer.LEADS});
        return jdbc.sql("""
                insert into handover.handover (schedule_id, schedule, team_id, began_at, change_at, state, made_at, due_at, audience)
                values (:schedule, :name, :team, :began, :change, 'open', :now, :due, :audience)
                on conflict (schedule_id, change_at) do nothing
                returning id
                """)
                .params(params)
                .query((row, number) -> new HandoverId(row.getLong("id")))
                .optional();
    }

    void people(HandoverId id, Change change) {
        Map<String, Object> params =
                Map.of("id", id.value(), "leaving", ids(change.leaving()), "coming", ids(change.coming()));
        jdbc.sql("""
                delete from handover.person
                 where handover_id = :id
                   and not (side = 'leaving' and person_id = any (:leaving))
                   and not (side = 'coming' and person_id = any (:coming))
                """).params(params).update();
        jdbc.sql("""
                insert into handover.person (handover_id, side, person_id)
                select :id, 'leaving', person from unnest(:leaving::bigint[]) person
                 union all
                select :id, 'coming', person from unnest(:coming::bigint[]) person
                    on conflict do nothing
                """).params(params).update();
    }

    /** The plan says again what it said when this was made. */
    void renew(HandoverId id, Instant leadDue) {
        jdbc.sql("""
                update handover.handover
                   set state = 'open', over_at = 'infinity', due_at = :due
                 where id = :id
                """).param("id", id.value()).param("due", time(leadDue)).update();
    }

    void over(HandoverId id, State state, Instant at) {
        jdbc.sql("""
                update handover.handover
                   set state = :state, over_at = :at, due_at = null
                 where id = :id
                """)
                .param("id", id.value())
                .param("state", state.word())
                .param("at", time(at))
                .update();
    }

    /** Those of a schedule that are open; locked. */
    List<Handover> open(ScheduleId schedule) {
        return jdbc.sql(HANDOVER + " where schedule_id = :schedule and state = 'open' for update")
                .param("schedule", schedule.value())
                .query(HandoverStore::row)
                .list();
    }

    /** Those of a schedule that are open although a later change of it has come; locked. */
    List<Handover> overtaken(ScheduleId schedule, Instant now) {
        return jdbc.sql(HANDOVER + """
                 where schedule_id = :schedule
                   and over_at > :now
                   and state = 'open'
                   and exists (select 1
                                 from handover.handover later
                                where later.schedule_id = handover.schedule_id
                                  and later.change_at > handover.change_at
                                  and later.change_at <= :now
                                  and later.state <> 'withdrawn')
                   for update
                """)
                .param("schedule", schedule.value())
                .param("now", time(now))
                .query(HandoverStore::row)
                .list();
    }

    /** One whose lead is to be paged, for the rest of the transaction; another node takes another. */
    Optional<Handover> takeLate(Instant now) {
        return jdbc.sql(HANDOVER + """
                 where due_at <= :now
                 order by due_at, id
                 limit 1
                   for update skip locked
                """)
                .param("now", time(now))
                .query(HandoverStore::row)
                .optional();
    }

    void leadPaged(HandoverId id, Instant now) {
        jdbc.sql("update handover.handover set due_at = null, lead_at = :now where id = :id")
                .param("id", id.value())
                .param("now", time(now))
                .update();
    }

    void accepted(HandoverId id, Acceptance given) {
        Map<String, Object> params = new HashMap<>();
        params.put("id", id.value());
        params.put("by", given.by().value());
        params.put("at", time(given.at()));
        params.put("text", given.readBack());
        params.put("parts", given.parts().stream().map(Part::word).toArray(String[]::new));
        params.put("pressing", given.pressing());
        jdbc.sql("""
                update handover.handover
                   set state = 'accepted', over_at = :at, due_at = null, accepted_by = :by, accepted_at = :at, read_back = :text,
                       parts = :parts, pressing = :pressing
                 where id = :id
                """).params(params).update();
    }

    void signed(HandoverId id, PersonId by, Instant now) {
        jdbc.sql("update handover.handover set signed_by = :by, signed_at = :now where id = :id")
                .param("id", id.value())
                .param("by", by.value())
                .param("now", time(now))
                .update();
    }

    private JdbcClient.StatementSpec seen(String sql, Viewer viewer) {
        return jdbc.sql(sql)
                .param("audience", viewer.tokens())
                .param("me", viewer.actor().isPerson() ? viewer.actor().id() : 0);
    }

    private static Handover row(ResultSet row, int number) throws SQLException {
        Optional<Instant> accepted = instant(row, "accepted_at");
        Optional<Instant> signed = instant(row, "signed_at");
        long acceptedBy = row.getLong("accepted_by");
        String readBack = row.getString("read_back");
        int pressing = row.getInt("pressing");
        long signedBy = row.getLong("signed_by");
        var parts = Arrays.stream((String[]) row.getArray("parts").getArray())
                .map(Part::of)
                .collect(Collectors.toSet());
        return new Handover(
                new HandoverId(row.getLong("id")),
                new ScheduleId(row.getLong("schedule_id")),
                row.getString("schedule"),
                new TeamId(row.getLong("team_id")),
                instant(row, "began_at").orElseThrow(),
                instant(row, "change_at").orElseThrow(),
                State.of(row.getString("state")),
                people(row.getArray("leaving")),
                people(row.getArray("coming")),
                people(row.getArray("released")),
                instant(row, "lead_at"),
                accepted.map(at -> new Acceptance(new PersonId(acceptedBy), at, readBack, parts, pressing)),
                signed.map(at -> new Signature(new PersonId(signedBy), at)));
    }

    private static List<PersonId> people(Array ids) throws SQLException {
        return Arrays.stream((Long[]) ids.getArray()).map(PersonId::new).toList();
    }

    private static Long[] ids(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(Long[]::new);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
