package org.nightdesk.sla;

import java.time.Instant;

/** A ticket has waited for so long that somebody is reminded of it, once for each {@code remindedAt}. */
public record WaitedLong(long ticket, Waiting on, Instant since, Instant remindedAt, Instant at) {}
