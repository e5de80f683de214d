package org.nightdesk.worklog;

import java.time.Instant;
import java.util.OptionalInt;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;

/** Somebody's time on a ticket; without minutes while the stopwatch runs. */
record Work(
        long id,
        TicketId ticket,
        PersonId person,
        Instant beganAt,
        OptionalInt minutes,
        String note,
        boolean billable) {

    boolean isRunning() {
        return minutes.isEmpty();
    }

    String text() {
        return "wrk_" + id;
    }

    static long id(String text) {
        if (!text.matches("wrk_[1-9][0-9]{0,17}")) {
            throw new NotFound("work " + text);
        }
        return Long.parseLong(text.substring(4));
    }

    /** {@code 1 h 05 min}. */
    static String spoken(long minutes) {
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h %02d min".formatted(minutes % 60);
    }
}
