package org.nightdesk.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nightdesk.rehearsal.Trouble.Kind;
import org.nightdesk.rota.ScheduleId;

/** Gathers troubles; the same one is kept once, with how often it comes, and a gap with what becomes of the pages in it. */
final class Troubles {

    private static final int NAMED = 5;

    private final Map<String, Trouble> found = new LinkedHashMap<>();
    private final Map<ScheduleId, TreeMap<Instant, String>> gaps = new HashMap<>();
    private final Map<String, Set<String>> nobody = new HashMap<>();
    private final Map<String, Set<String>> onwards = new HashMap<>();

    void add(Trouble trouble) {
        found.merge(trouble.key(), trouble, Trouble::and);
    }

    /** A gap in a schedule, that begins at {@code from}. */
    void gap(ScheduleId schedule, Instant from, Trouble trouble) {
        add(trouble);
        gaps.computeIfAbsent(schedule, one -> new TreeMap<>()).put(from, trouble.key());
    }

    /** A policy comes to nobody by this schedule at that moment; {@code anybody} else is called by it. False when no gap of that time is known here. */
    boolean felt(ScheduleId schedule, Instant at, String policy, boolean anybody) {
        Optional<String> gap = Optional.ofNullable(gaps.get(schedule))
                .map(begins -> begins.floorEntry(at))
                .map(Map.Entry::getValue);
        gap.ifPresent(key -> (anybody ? onwards : nobody)
                .computeIfAbsent(key, one -> new TreeSet<>())
                .add(policy));
        return gap.isPresent();
    }

    /** The most pressing kind first, and of those the soonest. */
    List<Trouble> all() {
        return found.values().stream()
                .map(this::whole)
                .sorted(Comparator.comparing(Trouble::kind)
                        .thenComparing(Trouble::first)
                        .thenComparing(Trouble::key))
                .toList();
    }

    private Trouble whole(Trouble trouble) {
        Set<String> silent = nobody.getOrDefault(trouble.key(), Set.of());
        Set<String> others = new TreeSet<>(onwards.getOrDefault(trouble.key(), Set.of()));
        others.removeAll(silent);
        List<String> said = new ArrayList<>();
        if (!silent.isEmpty()) {
            said.add((silent.size() == 1 ? "a page by " : "pages by ") + names(silent) + " would wake nobody");
        }
        if (!others.isEmpty()) {
            said.add(names(others) + (others.size() == 1 ? " goes on without it" : " go on without it"));
        }
        return said.isEmpty()
                ? trouble
                : trouble.with(silent.isEmpty() ? trouble.kind() : Kind.NOBODY, String.join("; ", said));
    }

    private static String names(Set<String> policies) {
        List<String> names = new ArrayList<>(policies);
        if (names.size() > NAMED + 1) {
            names = new ArrayList<>(names.subList(0, NAMED));
            names.add((policies.size() - NAMED) + " more");
        }
        String last = names.removeLast();
        return names.isEmpty() ? last : String.join(", ", names) + " and " + last;
    }
}
