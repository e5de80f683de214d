package org.nightdesk.signal;

/** Not now: nothing was stored, the sender should come again. Becomes a 503 with Retry-After. */
public final class Busy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Busy(String message, Throwable cause) {
        super(message, cause);
    }

    Busy(String message) {
        super(message, null, false, false);
    }
}
