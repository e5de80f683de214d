package org.nightdesk.silence;

import java.time.Instant;

/** A silence ends at another time than it was to, which may be now: whatever any silence holds is looked at again. */
public record SilenceMoved(SilenceId silence, Instant now) {}
