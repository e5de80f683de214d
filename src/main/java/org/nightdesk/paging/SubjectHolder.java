package org.nightdesk.paging;

import java.time.Instant;
import java.util.List;
import org.nightdesk.silence.SilenceId;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;

/**
 * Owns the things that pages are about. Asked to lock such a thing before its page is locked, so that every
 * transaction takes the two in one order, whichever way an answer came in.
 */
public interface SubjectHolder {

    /** Locks the subject for the rest of the transaction; nothing when it is of another kind. */
    void hold(Subject subject);

    /** As {@link #hold}, with whatever {@link #hasCleared} writes, before a page that maintenance or a silence held is decided about. */
    default void holdAll(Subject subject) {
        hold(subject);
    }

    /** The silences that say of everything that would wake somebody about it that it does not; empty when something is not silenced. */
    default List<SilenceId> silences(Subject subject, Instant now) {
        return List.of();
    }

    /** Whether it went away by itself while its page was held, so that nobody need be called; when it comes back, somebody is. */
    default boolean hasCleared(Subject subject, Instant now) {
        return false;
    }

    /** Ends it as on its own screen, which ends its page; false when it has no end of its own. Throws NotFound when it is not the viewer's to see. {@code note} may be empty. */
    default boolean resolve(Subject subject, Viewer by, String note, Instant now) {
        return false;
    }
}
