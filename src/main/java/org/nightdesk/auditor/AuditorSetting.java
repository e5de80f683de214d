package org.nightdesk.auditor;

import java.time.Instant;
import java.util.Optional;

/**
 * How the auditor is set. {@code changedAt}, {@code changedBy} and {@code reason}: who switched it last, and why. {@code deadMan} is the
 * address that hears from us as long as all is well.
 */
record AuditorSetting(
        boolean watching, Optional<Instant> changedAt, String changedBy, String reason, Optional<String> deadMan) {}
