package org.nightdesk.paging;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;

/** Somebody answered; announced in the answering transaction. {@code until} empty: until it is resolved. */
public record PageAcknowledged(PageId page, Subject subject, Actor by, Instant at, Optional<Instant> until) {}
