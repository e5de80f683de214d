package org.nightdesk.api;

/** The record has changed since the client read it: 412. */
final class Stale extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stale() {
        super("stale", null, false, false);
    }
}
