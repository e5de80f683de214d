package org.nightdesk.post;

/** The mail is not kept; whoever brought it should come again later, which is harmless. */
public final class Full extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Full(String message) {
        super(message);
    }

    Full(String message, Throwable cause) {
        super(message, cause);
    }
}
