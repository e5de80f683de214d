package org.nightdesk.statement;

import java.time.Instant;

/** One call to whoever invoices: the {@code tries}-th time, {@code repeat} when an earlier one may have arrived. */
record Call(
        long id, long run, String address, String state, String reason, int tries, boolean repeat, Instant madeAt) {}
