package org.nightdesk.template.screen;

import java.util.List;

/** The templates, filled in for one ticket, to be put into the answer; {@code ticket} is its path. */
public record PickScreen(String number, String ticket, List<Pick> picks) {

    /** {@code missing} names what the ticket does not know. */
    public record Pick(long id, String name, String language, String text, List<String> missing) {}
}
