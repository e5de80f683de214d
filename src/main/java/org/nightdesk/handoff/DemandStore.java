package org.nightdesk.handoff;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what teams ask for, and which tickets have told them. */
@Component
class DemandStore {

    private final JdbcClient jdbc;

    DemandStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<TeamId, List<String>> all() {
        Map<TeamId, List<String>> all = new HashMap<>();
        jdbc.sql("select team_id, fields from handoff.demand")
                .query((row, number) -> all.put(new TeamId(row.getLong("team_id")), List.of((String[])
                        row.getArray("fields").getArray())))
                .list();
        return all;
    }

    /** Empty when it asks for nothing. */
    List<String> of(TeamId team) {
        return all().getOrDefault(team, List.of());
    }

    void keep(TeamId team, List<String> fields) {
        jdbc.sql("""
                insert into handoff.demand (team_id, fields)
                values (:team, :fields)
                on conflict (team_id) do update
                   set fields = excluded.fields
                """)
                .param("team", team.value())
                .param("fields", fields.toArray(String[]::new))
                .update();
    }

    void forget(TeamId team) {
        jdbc.sql("delete from handoff.demand where team_id = :team")
                .param("team", team.value())
                .update();
    }

    void told(TicketId ticket, TeamId team, String by, Instant now) {
        jdbc.sql("""
                insert into handoff.told (ticket_id, team_id, by_name, at)
                values (:ticket, :team, :by, :now)
                on conflict do nothing
                """)
                .param("ticket", ticket.value())
                .param("team", team.value())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean wasTold(TicketId ticket, TeamId team) {
        return jdbc.sql("""
                select exists (select 1 from handoff.told where ticket_id = :ticket and team_id = :team)
                """)
                .param("ticket", ticket.value())
                .param("team", team.value())
                .query(Boolean.class)
                .single();
    }
}
