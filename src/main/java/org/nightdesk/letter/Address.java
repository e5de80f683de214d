package org.nightdesk.letter;

/**
 * Whom a mail names. Both parts are one line without control characters; either may be empty.
 *
 * @param name as written by the sender, decoded; never to be trusted as a proof of who it is
 * @param address as written, its domain in lower case; {@code ""} where the mail names none
 */
public record Address(String name, String address) {

    static final Address NONE = new Address("", "");

    /** Whether there is nobody to answer to. */
    public boolean isEmpty() {
        return address.isEmpty();
    }
}
