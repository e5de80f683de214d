package org.nightdesk.rota;

import java.util.List;

/** What the rota must know of those who rely on a schedule; the escalation module, which stands above, implements it. */
public interface ScheduleUse {

    /** What pages whoever is on call by this schedule, by name; a schedule that is used cannot be deleted. */
    List<User> users(ScheduleId schedule);

    /** One that relies on a schedule; {@code path} is where it is read. A name may hold commas, so several are never joined by them. */
    record User(String name, String path) {}
}
