package org.nightdesk.escalation;

import java.time.Duration;

/** One way to one person, so long after their step is called. */
public record Ring(Reach reach, Duration after) {}
