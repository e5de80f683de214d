package org.nightdesk.channel;

import java.time.Instant;

/** Whoever keeps what became of messages: a higher module implements it. */
public interface ReportReader {

    /** Whether the message is one of its own; a second report of the same changes nothing. In the caller's transaction. */
    boolean read(Report report, Instant now);
}
