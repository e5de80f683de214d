package org.nightdesk.paging;

import java.time.Instant;
import org.nightdesk.subject.Subject;

/** Nobody answered, or nobody could be called. */
public record PageExhausted(PageId page, Subject subject, Instant at) {}
