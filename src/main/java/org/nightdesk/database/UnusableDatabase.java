package org.nightdesk.database;

/** The database cannot be used as it is. The message is one or two sentences for an operator, remedy included. */
public final class UnusableDatabase extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableDatabase(String message) {
        super(message);
    }

    UnusableDatabase(String message, Throwable cause) {
        super(message, cause);
    }
}
