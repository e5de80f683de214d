package org.nightdesk.handover;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.TeamId;
import org.nightdesk.rota.ScheduleId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps for which schedules handovers are kept, and when each is looked at next. */
@Component
class SettingStore {

    /** When the next is looked at. */
    static final String EARLIEST = "select min(due_at) from handover.setting";

    private final JdbcClient jdbc;

    SettingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Setting setting, Instant now) {
        jdbc.sql("""
                insert into handover.setting (schedule_id, team_id, due_at)
                values (:schedule, :team, :now)
                on conflict (schedule_id) do update
                   set team_id = excluded.team_id, due_at = excluded.due_at
                """)
                .param("schedule", setting.schedule().value())
                .param("team", setting.team().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(ScheduleId schedule) {
        jdbc.sql("delete from handover.setting where schedule_id = :schedule")
                .param("schedule", schedule.value())
                .update();
    }

    Map<ScheduleId, TeamId> all() {
        Map<ScheduleId, TeamId> all = new HashMap<>();
        jdbc.sql("select schedule_id, team_id from handover.setting").query(row -> {
            all.put(new ScheduleId(row.getLong("schedule_id")), new TeamId(row.getLong("team_id")));
        });
        return all;
    }

    /** Takes one that is due for the rest of the transaction; another node takes another. */
    Optional<Setting> takeDue(Instant now) {
        return jdbc.sql("""
                select schedule_id, team_id
                  from handover.setting
                 where due_at <= :now
                 order by due_at, schedule_id
                 limit 1
                   for update skip locked
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Setting(new ScheduleId(row.getLong("schedule_id")), new TeamId(row.getLong("team_id"))))
                .optional();
    }

    void again(ScheduleId schedule, Instant at) {
        jdbc.sql("update handover.setting set due_at = :at where schedule_id = :schedule")
                .param("schedule", schedule.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
