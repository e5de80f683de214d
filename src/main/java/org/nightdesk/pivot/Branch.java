package org.nightdesk.pivot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.nightdesk.sheet.Cell;

/** A group of a pivot's rows or columns and the groups within it; the innermost of rows hold what their lines come to in each innermost of columns. */
final class Branch {

    private final Cell label;
    private final Map<String, Branch> within = new HashMap<>();
    private final Map<Branch, Tally[]> tallies = new IdentityHashMap<>(4);

    /** The whole. */
    Branch() {
        this(Cell.NOTHING);
    }

    private Branch(Cell label) {
        this.label = label;
    }

    Cell label() {
        return Labels.said(label);
    }

    /** The group within it that this value belongs to; {@code made} hears of a new one. */
    Branch within(Cell cell, Runnable made) {
        String key = Labels.key(cell);
        Branch known = within.get(key);
        if (known != null) {
            return known;
        }
        Branch fresh = new Branch(cell);
        within.put(key, fresh);
        made.run();
        return fresh;
    }

    boolean isInnermost() {
        return within.isEmpty();
    }

    /** In order. */
    List<Branch> within() {
        return within.values().stream()
                .sorted(Comparator.comparing(branch -> branch.label, Labels.ORDER))
                .toList();
    }

    /** The innermost groups within it, itself if it has none. */
    void innermost(Consumer<Branch> taker) {
        if (within.isEmpty()) {
            taker.accept(this);
        }
        within.values().forEach(branch -> branch.innermost(taker));
    }

    /** How many values tell the groups apart that lie so deep. */
    int different(int depth) {
        Collection<Branch> level = List.of(this);
        Set<String> keys = new HashSet<>();
        for (int at = 0; at <= depth; at++) {
            keys.clear();
            Collection<Branch> next = new ArrayList<>();
            for (Branch branch : level) {
                keys.addAll(branch.within.keySet());
                next.addAll(branch.within.values());
            }
            level = next;
        }
        return keys.size();
    }

    Map<Branch, Tally[]> tallies() {
        return tallies;
    }
}
