package org.nightdesk.rota;

import java.util.List;

/** What the rota must know of those who rely on a schedule; the escalation module, which stands above, implements it. */
public interface ScheduleUse {

    /** The names of what pages whoever is on call by this schedule, by name; a schedule that is used cannot be deleted. */
    List<String> users(ScheduleId schedule);
}
