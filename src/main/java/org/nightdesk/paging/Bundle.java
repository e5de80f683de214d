package org.nightdesk.paging;

import java.util.Comparator;
import java.util.List;

/** What goes out in one message to one person by one way: mostly one attempt. Never empty. {@code later}: the first of its service is certainly not among them. */
record Bundle(List<Attempt> attempts, boolean later) {

    Bundle {
        attempts = attempts.stream().sorted(Comparator.comparing(Attempt::id)).toList();
    }

    Attempt first() {
        return attempts.getFirst();
    }

    boolean isSingle() {
        return attempts.size() == 1;
    }
}
