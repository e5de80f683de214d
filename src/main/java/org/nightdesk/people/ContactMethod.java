package org.nightdesk.people;

import java.util.Locale;

/**
 * One way to reach a person. {@code kind} as in the channel module; {@code rank} orders a person's methods, lowest
 * first; only verified methods are used for pages, unless a person has none that is verified.
 */
public record ContactMethod(long id, PersonId person, String kind, String address, int rank, boolean verified) {

    public ContactMethod {
        kind = kind.toLowerCase(Locale.ROOT);
    }
}
