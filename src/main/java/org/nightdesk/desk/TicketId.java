package org.nightdesk.desk;

import org.nightdesk.subject.Subject;

/** A ticket's number; positive. The prefix people see is made from the ticket's kind. */
public record TicketId(long value) {

    /** The ticket as a thing with a history; its live topic is {@code ticket:1042}. */
    public Subject subject() {
        return Subject.of("ticket", value);
    }
}
