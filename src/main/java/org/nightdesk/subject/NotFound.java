package org.nightdesk.subject;

/** There is no such thing, or not for this viewer: the two are never told apart. Becomes a 404. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message is for the log; it is not shown to whoever asked. */
    public NotFound(String message) {
        super(message, null, false, false);
    }
}
