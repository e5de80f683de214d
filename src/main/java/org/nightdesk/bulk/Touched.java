package org.nightdesk.bulk;

import org.nightdesk.desk.TicketId;

/** What became of one ticket: done, or refused for a reason. */
record Touched(TicketId ticket, String number, String memo, int versionBefore, int versionAfter, String refusal) {

    boolean isDone() {
        return refusal.isEmpty();
    }

    static Touched refused(TicketId ticket, String number, String why) {
        return new Touched(ticket, number, "", 0, 0, why);
    }
}
