package org.nightdesk.duplicate.screen;

import java.util.List;

/** Pairs that may be one each; {@code more}: there are others still. */
public record DuplicatesScreen(List<Couple> contacts, List<Couple> customers, boolean more) {

    /** Two that may be one and what speaks for it. */
    public record Couple(
            String kind,
            String one,
            String oneName,
            String oneDetail,
            String other,
            String otherName,
            String otherDetail,
            String why,
            String path) {}

    public boolean isEmpty() {
        return contacts.isEmpty() && customers.isEmpty();
    }
}
