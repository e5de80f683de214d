package org.nightdesk.absence;

import java.time.Duration;
import java.util.List;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Span;

/** Somebody is on call while they are away. {@code covers} may take it, who is on call least first; empty when nobody is left. */
record Conflict(ScheduleId schedule, String name, PersonId person, Span span, List<Candidate> covers) {

    /** Somebody who may cover; {@code load} is how long they are on call in the next four weeks already. */
    record Candidate(PersonId person, String name, Duration load) {}
}
