package org.nightdesk.rota;

import java.time.Instant;
import org.nightdesk.people.PersonId;

/** A part of a layer in which one person is on duty, from an instant (inclusive) until another (exclusive). */
record Stint(Instant from, Instant until, PersonId person) {}
