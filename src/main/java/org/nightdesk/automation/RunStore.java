package org.nightdesk.automation;

import static org.nightdesk.automation.RuleStore.time;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what rules did. */
@Component
class RunStore {

    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when a rule of time has met this version of the ticket before. */
    boolean insert(long rule, TicketId ticket, Optional<Integer> version, String outcome, String reason, Instant now) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("rule", rule);
        params.put("ticket", ticket.value());
        params.put("version", version.orElse(null));
        params.put("outcome", outcome);
        params.put("reason", reason);
        params.put("now", time(now));
        return jdbc.sql("""
                insert into automation.run (rule_id, ticket_id, version, outcome, reason, at)
                values (:rule, :ticket, :version, :outcome, :reason, :now)
                on conflict do nothing
                """).params(params).update() == 1;
    }

    void outcome(long rule, TicketId ticket, int version, String outcome, String reason) {
        jdbc.sql("""
                update automation.run
                   set outcome = :outcome, reason = :reason
                 where rule_id = :rule
                   and ticket_id = :ticket
                   and version = :version
                """)
                .param("rule", rule)
                .param("ticket", ticket.value())
                .param("version", version)
                .param("outcome", outcome)
                .param("reason", reason)
                .update();
    }

    boolean hasMet(long rule, TicketId ticket, int version) {
        return jdbc.sql("""
                select exists (select 1 from automation.run where rule_id = :rule and ticket_id = :ticket and version = :version)
                """)
                .param("rule", rule)
                .param("ticket", ticket.value())
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    /** How often it ran on this ticket since then, also in vain. */
    int count(long rule, TicketId ticket, Instant since) {
        return jdbc.sql("""
                select count(*)
                  from automation.run
                 where rule_id = :rule
                   and ticket_id = :ticket
                   and at > :since
                   and outcome in ('done', 'refused', 'failed')
                """)
                .param("rule", rule)
                .param("ticket", ticket.value())
                .param("since", time(since))
                .query(Integer.class)
                .single();
    }

    List<Run> last(long rule, int most) {
        return jdbc.sql("""
                select id, ticket_id, outcome, reason, at
                  from automation.run
                 where rule_id = :rule
                   and outcome <> 'own'
                 order by id desc
                 limit :most
                """)
                .param("rule", rule)
                .param("most", most)
                .query((row, number) -> new Run(
                        row.getLong("id"),
                        new TicketId(row.getLong("ticket_id")),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** How often each rule has met a ticket. */
    Map<Long, Integer> matches() {
        Map<Long, Integer> matches = new HashMap<>();
        jdbc.sql("""
                select rule_id, count(*) as met
                  from automation.run
                 where outcome <> 'own'
                 group by rule_id
                """)
                .query((row, number) -> matches.put(row.getLong("rule_id"), row.getInt("met")))
                .list();
        return matches;
    }
}
