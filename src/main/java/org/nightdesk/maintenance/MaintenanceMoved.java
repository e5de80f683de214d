package org.nightdesk.maintenance;

import java.time.Instant;

/** A window that was to end at another time now ends at {@code until}, which may be {@code now}: what it holds waits until then. */
public record MaintenanceMoved(MaintenanceId window, Instant until, Instant now) {}
