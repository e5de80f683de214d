package org.nightdesk.api;

/**
 * A record whose entity tag is its version, not its text: for records with fields that move by themselves, such as
 * the time that is left on a clock. Without it the tag is a hash of the record's JSON.
 */
public interface Versioned {

    /** Anything that changes whenever a client's change could collide with another; short, printable. */
    @com.fasterxml.jackson.annotation.JsonIgnore
    String tag();
}
