package org.nightdesk.agenda;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;

/** Where {@code person} reads a schedule, or all their own shifts when it is empty. {@code readAt}: last, empty for never. */
record Address(long id, PersonId person, Optional<ScheduleId> schedule, Instant madeAt, Optional<Instant> readAt) {}
