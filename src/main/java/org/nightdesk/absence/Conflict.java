package org.nightdesk.absence;

import java.util.List;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Span;

/** Somebody is on call while they are away. {@code covers} may take it, the least loaded first; empty when nobody is left. */
public record Conflict(ScheduleId schedule, String name, PersonId person, Span span, List<Candidate> covers) {}
