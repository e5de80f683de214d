package org.nightdesk.entitlement;

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
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps who holds what. */
@Component
class EntitlementStore {

    static final String EARLIEST = "select min(due_at) from entitlement.entitlement where due_at is not null";

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ALL = """
            select id, offer_id, ticket_id, holder_id, holder_name, wanted, reason, hours, asker_id, asker_name, asked_at, approver_id, approver_name, state, since,
                   granted_at, until, returned_at, run, trouble, told
              from entitlement.entitlement
            """;

    private final JdbcClient jdbc;
    private final OfferStore offers;

    EntitlementStore(JdbcClient jdbc, OfferStore offers) {
        this.jdbc = jdbc;
        this.offers = offers;
    }

    long insert(Wish wish, Offer offer, TicketId ticket, Optional<PersonId> holder, Actor by, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("offer", offer.id());
        params.put("ticket", ticket.value());
        params.put("holder", holder.map(PersonId::value).orElse(null));
        params.put("name", wish.holder().strip());
        params.put("wanted", JSON.writeValueAsString(wish.wanted()));
        params.put("reason", wish.reason().strip());
        params.put("hours", wish.hours().isEmpty() ? null : Integer.valueOf(wish.hours()));
        params.put("asker", by.isPerson() ? by.id() : null);
        params.put("by", by.name());
        params.put("now", time(now));
        return jdbc.sql("""
                insert into entitlement.entitlement
                       (offer_id, ticket_id, holder_id, holder_name, wanted, reason, hours, asker_id, asker_name, asked_at, state, since)
                values (:offer, :ticket, :holder::bigint, :name, :wanted, :reason, :hours::integer, :asker::bigint, :by, :now, 'asked', :now)
                returning id
                """).params(params).query(Long.class).single();
    }

    Optional<Entitlement> find(long id) {
        return jdbc.sql(ALL + " where id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    Optional<Entitlement> lock(long id) {
        return jdbc.sql(ALL + " where id = :id for update")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    Optional<Entitlement> of(TicketId ticket) {
        return jdbc.sql(ALL + " where ticket_id = :ticket")
                .param("ticket", ticket.value())
                .query(this::row)
                .optional();
    }

    /** Not over yet, the most pressing first. */
    List<Entitlement> open() {
        return jdbc.sql(ALL + """
                 where state not in ('returned', 'refused')
                 order by state <> 'stuck', until nulls last, since
                 limit 500
                """).query(this::row).list();
    }

    /** All of whose holder's name this is a part, the newest first. */
    List<Entitlement> matching(String holder, int most) {
        return jdbc.sql(ALL + """
                 where :holder = '' or strpos(lower(holder_name), lower(:holder)) > 0
                 order by id desc
                 limit :most
                """)
                .param("holder", holder)
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** What has to be done about something, leased until then. */
    List<Entitlement> claim(int room, Instant now, Duration lease) {
        return jdbc.sql("""
                update entitlement.entitlement
                   set due_at = :until
                 where id in (select id
                                from entitlement.entitlement
                               where due_at <= :now
                               order by due_at
                               limit :room
                                 for update skip locked)
                returning *
                """)
                .param("until", time(now.plus(lease)))
                .param("now", time(now))
                .param("room", room)
                .query(this::row)
                .list();
    }

    void approved(long id, Actor by, Instant now) {
        jdbc.sql("""
                update entitlement.entitlement
                   set approver_id = :by, approver_name = :name, approved_at = :now
                 where id = :id
                """)
                .param("by", by.id())
                .param("name", by.name())
                .param("now", time(now))
                .param("id", id)
                .update();
    }

    /** It is that from now on; {@code due}: when something has to be done about it, empty for never. */
    void become(long id, String state, String run, String trouble, Optional<Instant> due, Instant now) {
        jdbc.sql("""
                update entitlement.entitlement
                   set state = :state, since = :now, run = :run, trouble = :trouble, due_at = :due::timestamptz,
                       returned_at = case when :state = 'returned' then :now end
                 where id = :id
                """)
                .param("state", state)
                .param("run", run)
                .param("trouble", trouble)
                .param("due", due.map(EntitlementStore::time).orElse(null))
                .param("now", time(now))
                .param("id", id)
                .update();
    }

    void granted(long id, Optional<Instant> until, Instant now) {
        jdbc.sql("""
                update entitlement.entitlement
                   set state = 'held', since = :now, granted_at = :now, until = :until::timestamptz, due_at = :until::timestamptz, trouble = ''
                 where id = :id
                """)
                .param("until", until.map(EntitlementStore::time).orElse(null))
                .param("now", time(now))
                .param("id", id)
                .update();
    }

    void began(long id, String run, Instant due) {
        jdbc.sql("update entitlement.entitlement set run = :run, due_at = :due where id = :id")
                .param("run", run)
                .param("due", time(due))
                .param("id", id)
                .update();
    }

    void later(long id, Instant due) {
        jdbc.sql("update entitlement.entitlement set due_at = :due where id = :id")
                .param("due", time(due))
                .param("id", id)
                .update();
    }

    /** False when it was told before. */
    boolean tell(long id) {
        return jdbc.sql("update entitlement.entitlement set told = true where id = :id and not told")
                        .param("id", id)
                        .update()
                == 1;
    }

    private Entitlement row(ResultSet row, int number) throws SQLException {
        return new Entitlement(
                row.getLong("id"),
                offers.find(row.getLong("offer_id")).orElseThrow(),
                new TicketId(row.getLong("ticket_id")),
                person(row, "holder_id"),
                row.getString("holder_name"),
                JSON.readValue(row.getString("wanted"), TEXTS),
                row.getString("reason"),
                Optional.of(row.getInt("hours")).filter(hours -> hours > 0),
                person(row, "asker_id"),
                row.getString("asker_name"),
                moment(row, "asked_at").orElseThrow(),
                person(row, "approver_id"),
                row.getString("approver_name"),
                row.getString("state"),
                moment(row, "since").orElseThrow(),
                moment(row, "granted_at"),
                moment(row, "until"),
                moment(row, "returned_at"),
                row.getString("run"),
                row.getString("trouble"),
                row.getBoolean("told"));
    }

    private static Optional<PersonId> person(ResultSet row, String column) throws SQLException {
        return Optional.of(row.getLong(column)).filter(id -> id > 0).map(PersonId::new);
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
