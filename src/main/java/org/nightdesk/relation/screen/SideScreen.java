package org.nightdesk.relation.screen;

import java.util.List;
import java.util.Optional;

/** What a ticket is to others. {@code parts} were merged into it; {@code few} are the first of its children. */
public record SideScreen(String number, List<Other> parts, Optional<Other> parent, List<Other> few, int children) {

    public boolean isEmpty() {
        return parts.isEmpty() && parent.isEmpty() && few.isEmpty();
    }

    public String path() {
        return "/tickets/" + number;
    }
}
