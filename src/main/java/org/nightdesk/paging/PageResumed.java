package org.nightdesk.paging;

import java.time.Instant;
import org.nightdesk.subject.Subject;

/** An acknowledgement has ended, by its time or because it was given back, and paging begins again. */
public record PageResumed(PageId page, Subject subject, Instant at) {}
