package org.nightdesk.rehearsal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers troubles; the same one is kept once, with how often it comes. */
final class Troubles {

    private final Map<String, Trouble> found = new LinkedHashMap<>();

    void add(Trouble trouble) {
        found.merge(trouble.key(), trouble, Trouble::and);
    }

    /** The most pressing kind first, and of those the soonest. */
    List<Trouble> all() {
        return found.values().stream()
                .sorted(Comparator.comparing(Trouble::kind)
                        .thenComparing(Trouble::first)
                        .thenComparing(Trouble::key))
                .toList();
    }
}
