package org.nightdesk.api;

/** The place in the feed is no longer kept: 410. */
final class Gone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Gone() {
        super("gone", null, false, false);
    }
}
