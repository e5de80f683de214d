package org.nightdesk.handover;

import java.time.Instant;
import java.util.Map;
import org.nightdesk.engine.Bell;
import org.nightdesk.handover.Handover.State;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says for which schedules handovers are kept; for none until a lead says so. */
@Component
@Transactional
class Keeping {

    private final SettingStore store;
    private final HandoverStore handovers;
    private final HandoverCourse course;
    private final Schedules schedules;
    private final Teams teams;
    private final Timeline timeline;
    private final Bell bell;

    Keeping(
            SettingStore store,
            HandoverStore handovers,
            HandoverCourse course,
            Schedules schedules,
            Teams teams,
            Timeline timeline,
            Bell bell) {
        this.store = store;
        this.handovers = handovers;
        this.course = course;
        this.schedules = schedules;
        this.teams = teams;
        this.timeline = timeline;
        this.bell = bell;
    }

    @Transactional(readOnly = true)
    Map<ScheduleId, TeamId> all(Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.all();
    }

    /** From the next change on. The team reads them, and its lead is paged when one is not accepted. Refused for a team that does not exist. */
    void on(Setting setting, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        schedules.schedule(setting.schedule(), now);
        if (!teams.names().containsKey(setting.team())) {
            throw Refused.invalid("team", "Choose the team that reads the handovers.");
        }
        store.put(setting, now);
        record(setting.schedule(), "handover-on", teams.name(setting.team()), by, now);
    }

    /** What is open is withdrawn, and its outgoing are relieved. Nothing when they were not kept. */
    void off(ScheduleId schedule, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        schedules.schedule(schedule, now);
        store.delete(schedule);
        handovers
                .open(schedule)
                .forEach(open -> course.end(open, State.WITHDRAWN, "handovers are not kept any more", by, now));
        record(schedule, "handover-off", "", by, now);
    }

    private void record(ScheduleId schedule, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(schedule.subject(), now, by.actor(), verb, text, Map.of()));
        bell.ring(Watch.TOPIC);
    }
}
