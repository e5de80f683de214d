package org.nightdesk.queue;

import java.util.Optional;
import org.nightdesk.people.PersonId;

/**
 * A search kept under a name; {@code words} in the language of the search box. A shared one is everybody's to see; a program's has no
 * owner and is shared.
 */
record SavedView(
        long id, Optional<PersonId> owner, String name, String words, boolean shared, Arrangement arrangement) {

    private static final String PREFIX = "view_";

    /** What the API shows and takes. */
    String text() {
        return PREFIX + id;
    }

    /** 0, which no view has, when nothing could be written like that. */
    static long id(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}") ? Long.parseLong(text.substring(PREFIX.length())) : 0;
    }
}
