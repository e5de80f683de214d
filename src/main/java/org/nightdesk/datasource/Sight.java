package org.nightdesk.datasource;

import java.time.Instant;

/** Somebody sees the personal columns of a source until then, for that reason. */
record Sight(long id, String person, String reason, String by, Instant until) {}
