package org.nightdesk.desk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.database.Reading;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps tickets. */
@Component
class TicketStore {

    /** When the next hold ends. */
    static final String EARLIEST = """
            select min(hold_until)
              from desk.ticket
             where hold_until is not null
            """;

    static final String TICKET = "select " + TicketRow.COLUMNS + "  from desk.ticket\n";
    private static final String ONE = TICKET + """
             where id = :id
               and audience && :audience::text[]
            """;
    private static final String ONE_LOCKED = ONE + " for update";
    private static final String MANY = TICKET + """
             where id = any (:ids::bigint[])
               and audience && :audience::text[]
            """;
    private static final String BY_NUMBER = TICKET + """
             where id = any (:ids::bigint[])
             order by id
            """;
    private static final String LOCKED = BY_NUMBER + " for update";
    private static final String KEPT = BY_NUMBER + " for share";
    private static final String HOLDS_THAT_END = TICKET + """
             where hold_until <= :now
             order by hold_until
             limit 50
               for update skip locked
            """;

    private final JdbcClient jdbc;

    TicketStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Ticket> find(TicketId id, Viewer viewer) {
        return Reading.once(
                TicketStore.class,
                List.of(id, viewer),
                () -> jdbc.sql(ONE)
                        .param("id", id.value())
                        .param("audience", viewer.tokens())
                        .query(TicketRow::of)
                        .optional());
    }

    List<Ticket> find(Collection<TicketId> ids, Viewer viewer) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(MANY)
                .param("ids", ids.stream().map(TicketId::value).toArray(Long[]::new))
                .param("audience", viewer.tokens())
                .query(TicketRow::of)
                .list();
    }

    Optional<Ticket> lock(TicketId id, Viewer viewer) {
        return jdbc.sql(ONE_LOCKED)
                .param("id", id.value())
                .param("audience", viewer.tokens())
                .query(TicketRow::of)
                .optional();
    }

    List<Ticket> hold(Collection<TicketId> ids) {
        return locked(LOCKED, ids);
    }

    List<Ticket> keep(Collection<TicketId> ids) {
        return locked(KEPT, ids);
    }

    private List<Ticket> locked(String sql, Collection<TicketId> ids) {
        return jdbc.sql(sql)
                .param("ids", ids.stream().map(TicketId::value).toArray(Long[]::new))
                .query(TicketRow::of)
                .list();
    }

    List<Ticket> holdsThatEnd(Instant now) {
        return jdbc.sql(HOLDS_THAT_END)
                .param("now", time(now))
                .query(TicketRow::of)
                .list();
    }

    Ticket insert(NewTicket ticket, Priority priority, TicketState state, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("kind", ticket.kind().word());
        params.put("title", ticket.title());
        params.put("description", ticket.description());
        params.put("state", state.word());
        params.put("impact", ticket.impact().rank());
        params.put("urgency", ticket.urgency().rank());
        params.put("priority", priority.value());
        params.put("service", ticket.service().value());
        params.put(
                "organisation", ticket.organisation().map(OrganisationId::value).orElse(null));
        params.put("requester", ticket.requester().map(PersonId::value).orElse(null));
        params.put("assignee", ticket.assignee().map(PersonId::value).orElse(null));
        params.put("team", ticket.team().map(TeamId::value).orElse(null));
        params.put("tags", ticket.tags().toArray(String[]::new));
        params.put("source", ticket.source());
        params.put("now", time(now));
        params.put("audience", audience(ticket.organisation()).toArray(String[]::new));
        return jdbc.sql("""
                insert into desk.ticket
                       (kind, title, description, state, state_at, impact, urgency, priority, service_id, organisation_id,
                        requester_id, assignee_id, team_id, tags, source, opened_at, updated_at, audience)
                values (:kind, :title, :description, :state, :now, :impact, :urgency, :priority, :service,
                        (select standing from people.v_standing_organisation where id = :organisation for key share),
                        (select standing from people.v_standing_person where id = :requester for key share), :assignee, :team, :tags, :source, :now, :now, :audience)
                returning
                """ + TicketRow.COLUMNS)
                .params(params)
                .query(TicketRow::of)
                .single();
    }

    /** Writes everything that can change; the version rises by one. As it then stands. */
    Ticket save(Ticket ticket, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("id", ticket.id().value());
        params.put("title", ticket.title());
        params.put("description", ticket.description());
        params.put("impact", ticket.impact().rank());
        params.put("urgency", ticket.urgency().rank());
        params.put("priority", ticket.priority().value());
        params.put(
                "requested",
                ticket.requested().equals(ticket.priority())
                        ? null
                        : ticket.requested().value());
        params.put("service", ticket.service().value());
        params.put("assignee", ticket.assignee().map(PersonId::value).orElse(null));
        params.put("team", ticket.team().map(TeamId::value).orElse(null));
        params.put("tags", ticket.tags().toArray(String[]::new));
        params.put("acknowledgedAt", time(ticket.acknowledgedAt().orElse(null)));
        params.put("now", time(now));
        acknowledgement(ticket.acknowledgement().orElse(null), params);
        state(ticket.state(), params);
        return jdbc.sql("""
                update desk.ticket
                   set title = :title, description = :description, impact = :impact, urgency = :urgency, priority = :priority, requested = :requested,
                       service_id = :service, assignee_id = :assignee, team_id = :team, tags = :tags,
                       acknowledged_at = :acknowledgedAt, ack_by = :ackBy, ack_name = :ackName, ack_at = :ackAt, ack_until = :ackUntil,
                       state_at = case when state = :state then state_at else :now end,
                       state = :state, state_reason = :reason, hold_until = :holdUntil, waiting_on = :waitingOn,
                       resolved_at = case when not :over then null else coalesce(resolved_at, :resolvedAt) end,
                       merged_into = :mergedInto,
                       before_merge = case when :mergedInto::bigint is null then null
                                           when merged_into is null then
                                               jsonb_build_object('state', state, 'reason', state_reason, 'at', state_at, 'until', hold_until,
                                                                  'waitingOn', waiting_on, 'resolved', resolved_at)
                                           else before_merge end,
                       updated_at = :now, version = version + 1
                 where id = :id
                returning
                """ + TicketRow.COLUMNS)
                .params(params)
                .query(TicketRow::of)
                .single();
    }

    /** Is of this ticket's kind, customer and requester from now on. Part of {@link #save}. */
    void turnInto(Ticket ticket) {
        jdbc.sql("""
                update desk.ticket
                   set kind = :kind,
                       organisation_id = (select standing from people.v_standing_organisation where id = :organisation for key share),
                       requester_id = (select standing from people.v_standing_person where id = :requester for key share),
                       audience = :audience
                 where id = :id
                """)
                .param("id", ticket.id().value())
                .param("kind", ticket.kind().word())
                .param(
                        "organisation",
                        ticket.organisation().map(OrganisationId::value).orElse(null))
                .param("requester", ticket.requester().map(PersonId::value).orElse(null))
                .param("audience", audience(ticket.organisation()).toArray(String[]::new))
                .update();
    }

    /** Stands again as it stood before it was merged; as it then is. */
    Ticket part(TicketId id, Instant now) {
        return jdbc.sql("""
                update desk.ticket
                   set state = before_merge ->> 'state', state_reason = before_merge ->> 'reason',
                       state_at = (before_merge ->> 'at')::timestamptz, hold_until = (before_merge ->> 'until')::timestamptz,
                       waiting_on = before_merge ->> 'waitingOn', resolved_at = (before_merge ->> 'resolved')::timestamptz,
                       merged_into = null, before_merge = null, updated_at = :now, version = version + 1
                 where id = :id
                   and merged_into is not null
                returning
                """ + TicketRow.COLUMNS)
                .param("id", id.value())
                .param("now", time(now))
                .query(TicketRow::of)
                .single();
    }

    List<Ticket> mergedInto(TicketId id) {
        return jdbc.sql(TICKET + " where merged_into = :id order by id")
                .param("id", id.value())
                .query(TicketRow::of)
                .list();
    }

    /** Those whose requester is {@code from}, or of them only these, are asked for by another from now on; which they are. */
    List<TicketId> requestedBy(@Nullable Collection<TicketId> only, PersonId from, PersonId to) {
        return jdbc.sql("""
                update desk.ticket
                   set requester_id = :to, version = version + 1
                 where id in (select id
                                from desk.ticket
                               where requester_id = :from
                                 and (:only::bigint[] is null or id = any (:only::bigint[]))
                               order by id
                                 for update)
                returning id
                """)
                .param("only", numbers(only))
                .param("from", from.value())
                .param("to", to.value())
                .query((row, number) -> new TicketId(row.getLong("id")))
                .list();
    }

    /** These tickets, as far as they are {@code from}'s (empty: nobody's), are another customer's; which they are. */
    List<TicketId> belongTo(Collection<TicketId> only, Optional<OrganisationId> from, Optional<OrganisationId> to) {
        return jdbc.sql("""
                update desk.ticket
                   set organisation_id = :to, audience = :audience, version = version + 1
                 where id in (select id
                                from desk.ticket
                               where id = any (:only::bigint[])
                                 and organisation_id is not distinct from :from::bigint
                               order by id
                                 for update)
                returning id
                """)
                .param("only", numbers(only))
                .param("from", from.map(OrganisationId::value).orElse(null))
                .param("to", to.map(OrganisationId::value).orElse(null))
                .param("audience", audience(to).toArray(String[]::new))
                .query((row, number) -> new TicketId(row.getLong("id")))
                .list();
    }

    List<TicketId> of(OrganisationId customer, int most) {
        return jdbc.sql("select id from desk.ticket where organisation_id = :customer order by id limit :most")
                .param("customer", customer.value())
                .param("most", most)
                .query((row, number) -> new TicketId(row.getLong("id")))
                .list();
    }

    private static Long @Nullable [] numbers(@Nullable Collection<TicketId> ids) {
        return ids == null ? null : ids.stream().map(TicketId::value).toArray(Long[]::new);
    }

    Optional<String> memo(TicketId id, Viewer viewer) {
        return jdbc.sql("""
                select (to_jsonb(ticket) - 'words')::text
                  from desk.ticket
                 where id = :id
                   and audience && :audience::text[]
                """)
                .param("id", id.value())
                .param("audience", viewer.tokens())
                .query(String.class)
                .optional();
    }

    /** What a verb can change becomes what it was; when the ticket was first acknowledged stays. */
    Ticket takeBack(TicketId id, String memo, Instant now) {
        return jdbc.sql("""
                update desk.ticket
                   set (kind, state, state_reason, state_at, hold_until, waiting_on, impact, urgency, priority, requested,
                        service_id, assignee_id, team_id, tags, ack_by, ack_name, ack_at, ack_until, resolved_at)
                     = (select was.kind, was.state, was.state_reason, was.state_at, was.hold_until, was.waiting_on, was.impact, was.urgency,
                               was.priority, was.requested, was.service_id, was.assignee_id, was.team_id, was.tags, was.ack_by, was.ack_name,
                               was.ack_at, was.ack_until, was.resolved_at
                          from jsonb_populate_record(null::desk.ticket, :memo::jsonb) was),
                       updated_at = :now, version = version + 1
                 where id = :id
                returning
                """ + TicketRow.COLUMNS)
                .param("id", id.value())
                .param("memo", memo)
                .param("now", time(now))
                .query(TicketRow::of)
                .single();
    }

    private static void acknowledgement(@Nullable Acknowledgement current, Map<String, @Nullable Object> params) {
        params.put(
                "ackBy",
                current == null ? null : current.by().map(PersonId::value).orElse(null));
        params.put("ackName", current == null ? null : current.name());
        params.put("ackAt", current == null ? null : time(current.at()));
        params.put("ackUntil", current == null ? null : time(current.until().orElse(null)));
    }

    private static void state(TicketState state, Map<String, @Nullable Object> params) {
        params.put("state", state.word());
        params.put("over", state.over());
        params.put(
                "reason",
                switch (state) {
                    case TicketState.OnHold hold -> hold.reason();
                    case TicketState.Workaround workaround -> workaround.how();
                    case TicketState.Resolved resolved -> resolved.note();
                    case TicketState.New fresh -> "";
                    case TicketState.Open open -> "";
                    case TicketState.Closed closed -> "";
                });
        params.put(
                "holdUntil",
                state instanceof TicketState.OnHold hold ? time(hold.until().orElse(null)) : null);
        params.put(
                "waitingOn",
                state instanceof TicketState.OnHold hold ? hold.on().word() : Waiting.OTHER.word());
        params.put(
                "mergedInto",
                state instanceof TicketState.Closed closed
                        ? closed.mergedInto().map(TicketId::value).orElse(null)
                        : null);
        params.put(
                "resolvedAt",
                switch (state) {
                    case TicketState.Resolved resolved -> time(resolved.at());
                    case TicketState.Closed closed -> time(closed.at());
                    default -> null;
                });
    }

    static Set<String> audience(Optional<OrganisationId> organisation) {
        Set<String> tokens = new HashSet<>(Set.of(Viewer.STAFF));
        organisation.ifPresent(id -> tokens.add(id.token()));
        return tokens;
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
