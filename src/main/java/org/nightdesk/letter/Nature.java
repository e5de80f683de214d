package org.nightdesk.letter;

/**
 * Who or what wrote a mail.
 *
 * @param evidence the header (or the words) that say so, as {@code Name: value}; empty for a person
 */
public record Nature(Kind kind, String evidence) {

    /** From the most to the least trusting. */
    public enum Kind {
        /** Nothing says otherwise. */
        PERSON,
        /** An automatic answer or notice: may be worth a ticket, is never answered automatically. */
        AUTOMATIC,
        /** Sent to many, by a list or as advertising; never answered automatically. */
        BULK,
        /** A report that a mail was not, or not yet, delivered; see {@link Letter#bounce()}. */
        BOUNCE
    }

    static final Nature PERSON = new Nature(Kind.PERSON, "");

    /** Whether an automatic answer may be sent (RFC 3834): only to what a person wrote. */
    public boolean mayBeAnsweredAutomatically() {
        return kind == Kind.PERSON;
    }
}
