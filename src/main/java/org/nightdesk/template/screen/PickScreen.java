package org.nightdesk.template.screen;

import java.util.List;

/**
 * The templates, filled in for one ticket, to be put into the answer; {@code ticket} is its path. As they were written where the path is
 * empty: then they can only be read and copied.
 */
public record PickScreen(String number, String ticket, List<Pick> picks) {

    public boolean mayPutIn() {
        return !ticket.isEmpty();
    }

    /** {@code missing} names what the ticket does not know. */
    public record Pick(long id, String name, String language, String text, List<String> missing) {}
}
