package org.nightdesk.promise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps promises. Only staff read them; who may see the ticket is looked at above. */
@Component
class PromiseStore {

    private static final String COLUMNS =
            "id, organisation_id, ticket_id, what, keeper_id, due_at, made_by, made_at, state, ended_at";
    private static final String PROMISE = "select " + COLUMNS + " from promise.promise ";

    private final JdbcClient jdbc;

    PromiseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Promise insert(
            OrganisationId organisation,
            TicketId ticket,
            String what,
            PersonId keeper,
            Instant dueAt,
            String by,
            Instant now) {
        return jdbc.sql("""
                insert into promise.promise (organisation_id, ticket_id, what, keeper_id, due_at, made_by, made_at)
                values (:organisation, :ticket, :what, :keeper, :due, :by, :now)
                returning
                """ + COLUMNS)
                .param("organisation", organisation.value())
                .param("ticket", ticket.value())
                .param("what", what)
                .param("keeper", keeper.value())
                .param("due", time(dueAt))
                .param("by", by)
                .param("now", time(now))
                .query(PromiseStore::row)
                .single();
    }

    Optional<Promise> find(long id) {
        return jdbc.sql(PROMISE + "where id = :id")
                .param("id", id)
                .query(PromiseStore::row)
                .optional();
    }

    List<Promise> open(OrganisationId organisation, int most) {
        return jdbc.sql(PROMISE
                        + "where organisation_id = :organisation and state = 'open' order by due_at, id limit :most")
                .param("organisation", organisation.value())
                .param("most", most)
                .query(PromiseStore::row)
                .list();
    }

    List<Promise> openToAny(Collection<OrganisationId> organisations, int most) {
        return jdbc.sql(
                        PROMISE
                                + "where organisation_id = any (:organisations::bigint[]) and state = 'open' order by due_at, id limit :most")
                .param(
                        "organisations",
                        organisations.stream().map(OrganisationId::value).toArray(Long[]::new))
                .param("most", most)
                .query(PromiseStore::row)
                .list();
    }

    List<Promise> open(Collection<PersonId> keepers, Instant before, int most) {
        return jdbc.sql(
                        PROMISE
                                + "where keeper_id = any (:keepers::bigint[]) and state = 'open' and due_at < :before order by due_at, id limit :most")
                .param("keepers", keepers.stream().map(PersonId::value).toArray(Long[]::new))
                .param("before", time(before))
                .param("most", most)
                .query(PromiseStore::row)
                .list();
    }

    /** Those that are open, or were ended since then. */
    List<Promise> onAny(Collection<TicketId> tickets, Collection<PersonId> keepers, Instant since, int most) {
        return jdbc.sql(PROMISE + """
                 where (ticket_id = any (:tickets::bigint[]) or keeper_id = any (:keepers::bigint[]))
                   and (state = 'open' or ended_at >= :since)
                 order by due_at, id
                 limit :most
                """)
                .param("tickets", tickets.stream().map(TicketId::value).toArray(Long[]::new))
                .param("keepers", keepers.stream().map(PersonId::value).toArray(Long[]::new))
                .param("since", time(since))
                .param("most", most)
                .query(PromiseStore::row)
                .list();
    }

    List<Promise> of(TicketId ticket) {
        return jdbc.sql(PROMISE + "where ticket_id = :ticket order by id")
                .param("ticket", ticket.value())
                .query(PromiseStore::row)
                .list();
    }

    /** Whether it was in the state {@code from}. */
    boolean move(long id, String from, String to, Instant now) {
        return jdbc.sql("""
                update promise.promise
                   set state = :to,
                       ended_at = :ended
                 where id = :id
                   and state = :from
                """)
                        .param("id", id)
                        .param("from", from)
                        .param("to", to)
                        .param("ended", to.equals("open") ? null : time(now))
                        .update()
                == 1;
    }

    /** Those of a ticket that was merged into another go with it; back again when that is undone is not needed: they name their customer. */
    void follow(TicketId from, TicketId to) {
        jdbc.sql("update promise.promise set ticket_id = :to where ticket_id = :from and state = 'open'")
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }

    List<Long> ofCustomer(OrganisationId organisation) {
        return jdbc.sql("select id from promise.promise where organisation_id = :organisation")
                .param("organisation", organisation.value())
                .query(Long.class)
                .list();
    }

    List<Long> owedTo(Collection<Long> only, OrganisationId from, OrganisationId to) {
        return jdbc.sql("""
                update promise.promise
                   set organisation_id = :to
                 where id = any (:only::bigint[])
                   and organisation_id = :from
                returning id
                """)
                .param("only", only.toArray(Long[]::new))
                .param("from", from.value())
                .param("to", to.value())
                .query(Long.class)
                .list();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Promise row(ResultSet row, int number) throws SQLException {
        return new Promise(
                row.getLong("id"),
                new OrganisationId(row.getLong("organisation_id")),
                new TicketId(row.getLong("ticket_id")),
                row.getString("what"),
                new PersonId(row.getLong("keeper_id")),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
