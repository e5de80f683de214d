package org.nightdesk.relation.screen;

import java.util.List;
import java.util.Optional;

/** What a ticket is to others. {@code parts} were merged into it. */
public record SideScreen(String number, List<Other> parts, Optional<Other> parent, List<Other> children) {

    private static final int FEW = 5;

    public boolean isEmpty() {
        return parts.isEmpty() && parent.isEmpty() && children.isEmpty();
    }

    /** The first of them, those that are open before the others. */
    public List<Other> few() {
        return children.stream()
                .sorted((one, other) -> Boolean.compare(one.over(), other.over()))
                .limit(FEW)
                .toList();
    }

    public String path() {
        return "/tickets/" + number;
    }
}
