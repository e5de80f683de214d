package org.nightdesk.paging;

import java.time.Instant;
import org.nightdesk.subject.Subject;

/** A step came to nobody, or no policy says whom to wake; {@code why} is what stands on the timeline, {@code service} a name. */
public record NobodyAvailable(PageId page, Subject subject, String service, String why, Instant at) {}
