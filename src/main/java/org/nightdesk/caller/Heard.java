package org.nightdesk.caller;

import java.time.Instant;

/** What a telephone system sent, cut to what is worth reading, and what became of it. */
record Heard(Instant at, String method, String what, String outcome) {}
