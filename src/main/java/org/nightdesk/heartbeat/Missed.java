package org.nightdesk.heartbeat;

import java.time.Instant;
import java.util.Optional;

/** A heartbeat that was missed, or said that it failed. {@code id} numbers the time it happened; {@code backAt} is when it was heard again, if it was. */
public record Missed(long id, HeartbeatId heartbeat, String name, Instant at, String why, Optional<Instant> backAt) {}
