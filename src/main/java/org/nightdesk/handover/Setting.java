package org.nightdesk.handover;

import org.nightdesk.people.TeamId;
import org.nightdesk.rota.ScheduleId;

/** Handovers of this schedule are kept; its {@code team} reads them, and the team's lead is paged when one is not accepted. */
record Setting(ScheduleId schedule, TeamId team) {}
