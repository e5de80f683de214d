package org.nightdesk.channel;

/** What came of reading from somebody's address. */
public sealed interface Fetched {

    /** The whole of what is there. */
    record Body(byte[] bytes) implements Fetched {}

    /** A sentence with the reason. */
    record Failed(String reason) implements Fetched {}
}
