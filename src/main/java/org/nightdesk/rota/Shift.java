package org.nightdesk.rota;

import java.time.Instant;
import org.nightdesk.people.PersonId;

/** A person is on call for a schedule from {@code from} (inclusive) until {@code until} (exclusive); {@code override}: not by rotation. */
public record Shift(ScheduleId schedule, PersonId person, Instant from, Instant until, boolean override) {}
