package org.nightdesk.requisition;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.desk.TicketId;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.secret.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps configuration requests; every value sealed, for some are secret. */
@Component
class RequisitionStore {

    private static final String PURPOSE = "requisition";
    private static final String GONE = "(sealed with a key that is gone)";

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Installations installations;

    RequisitionStore(JdbcClient jdbc, Secrets secrets, Installations installations) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.installations = installations;
    }

    void insert(TicketId ticket, Installation at, List<Proposed> settings, String by, Instant now) {
        jdbc.sql("""
                insert into requisition.requisition (ticket_id, installation_id, by_name, asked_at)
                values (:ticket, :installation, :by, :now)
                """)
                .param("ticket", ticket.value())
                .param("installation", at.id().value())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into requisition.wanted (ticket_id, place, key, value, was)
                select :ticket, place, key, value, was
                  from unnest(:keys::text[], :values::text[], :was::text[]) with ordinality as wanted(key, value, was, place)
                """)
                .param("ticket", ticket.value())
                .param("keys", settings.stream().map(Proposed::key).toArray(String[]::new))
                .param("values", settings.stream().map(this::sealed).toArray(String[]::new))
                .param("was", settings.stream().map(one -> one.was().orElse("")).toArray(String[]::new))
                .update();
    }

    private String sealed(Proposed one) {
        return Base64.getEncoder().encodeToString(secrets.seal(PURPOSE, one.value()));
    }

    /** Its own first, then those of the tickets that became part of it. */
    List<Requisition> of(TicketId ticket) {
        return all(jdbc.sql("""
                select ticket_id, installation_id, by_name, asked_at
                  from requisition.requisition
                 where ticket_id in (with recursive part (id) as (
                                         select :ticket::bigint
                                         union
                                         select part_id
                                           from requisition.carried
                                           join part on carried.whole_id = part.id)
                                     select id from part)
                 order by ticket_id <> :ticket, ticket_id
                """).param("ticket", ticket.value()));
    }

    void carry(TicketId part, TicketId whole) {
        jdbc.sql("""
                insert into requisition.carried (part_id, whole_id) values (:part, :whole)
                on conflict (part_id) do update set whole_id = :whole
                """).param("part", part.value()).param("whole", whole.value()).update();
    }

    void leave(TicketId part) {
        jdbc.sql("delete from requisition.carried where part_id = :part")
                .param("part", part.value())
                .update();
    }

    List<Requisition> newest(int most) {
        return all(jdbc.sql("""
                select ticket_id, installation_id, by_name, asked_at
                  from requisition.requisition
                 order by asked_at desc, ticket_id desc
                 limit :most
                """).param("most", most));
    }

    void planned(TicketId ticket, String plan) {
        jdbc.sql("insert into requisition.plan (ticket_id, plan) values (:ticket, :plan) on conflict do nothing")
                .param("ticket", ticket.value())
                .param("plan", plan)
                .update();
    }

    /** What the plan was made from, whichever ticket it stands on by now. */
    List<Requisition> plannedBy(String plan) {
        return all(jdbc.sql("""
                select ticket_id, installation_id, by_name, asked_at
                  from requisition.requisition
                 where ticket_id in (select ticket_id from requisition.plan where plan = :plan)
                """).param("plan", plan));
    }

    private record Row(TicketId ticket, InstallationId at, String by, Instant askedAt) {}

    private List<Requisition> all(JdbcClient.StatementSpec asked) {
        List<Row> rows = asked.query((row, number) -> new Row(
                        new TicketId(row.getLong("ticket_id")),
                        new InstallationId(row.getLong("installation_id")),
                        row.getString("by_name"),
                        row.getObject("asked_at", OffsetDateTime.class).toInstant()))
                .list();
        Map<Long, List<Proposed>> wanted = wanted(rows);
        Map<InstallationId, Installation> known =
                installations.all(rows.stream().map(Row::at).distinct().toList());
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(known.get(row.at())).stream()
                        .map(at -> new Requisition(
                                row.ticket(),
                                at,
                                wanted.getOrDefault(row.ticket().value(), List.of()),
                                row.by(),
                                row.askedAt())))
                .toList();
    }

    private Map<Long, List<Proposed>> wanted(List<Row> rows) {
        Map<Long, List<Proposed>> wanted = new HashMap<>();
        jdbc.sql("""
                select ticket_id, key, value, was
                  from requisition.wanted
                 where ticket_id = any (:tickets::bigint[])
                 order by ticket_id, place
                """)
                .param("tickets", rows.stream().map(row -> row.ticket().value()).toArray(Long[]::new))
                .query(row -> {
                    String value = secrets.open(PURPOSE, Base64.getDecoder().decode(row.getString("value")))
                            .orElse(GONE);
                    wanted.computeIfAbsent(row.getLong("ticket_id"), id -> new ArrayList<>())
                            .add(new Proposed(
                                    row.getString("key"),
                                    value,
                                    Optional.of(row.getString("was")).filter(was -> !was.isEmpty())));
                });
        return wanted;
    }
}
