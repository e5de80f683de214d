package org.nightdesk.relation.screen;

import java.util.List;

/** What a ticket is to others. {@code parts} were merged into it. */
public record SideScreen(String number, List<Other> parts) {

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    public String path() {
        return "/tickets/" + number;
    }
}
