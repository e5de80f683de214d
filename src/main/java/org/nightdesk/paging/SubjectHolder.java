package org.nightdesk.paging;

import org.nightdesk.subject.Subject;

/**
 * Owns the things that pages are about. Asked to lock such a thing before its page is locked, so that every
 * transaction takes the two in one order, whichever way an answer came in.
 */
public interface SubjectHolder {

    /** Locks the subject for the rest of the transaction; nothing when it is of another kind. */
    void hold(Subject subject);
}
