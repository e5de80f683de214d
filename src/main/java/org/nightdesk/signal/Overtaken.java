package org.nightdesk.signal;

/** Another node was faster: what was looked up is no longer so. The transaction is undone and the batch looks again. */
final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Overtaken(String what) {
        super(what, null, false, false);
    }
}
