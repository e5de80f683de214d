package org.nightdesk.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.nightdesk.dialect.Trace;

/**
 * What a part of a plan gives. {@code mixed} is what may be in place of a value which the server writes as the first of several selects has it;
 * {@code within} are the names inside of those. {@code table}: some of it comes from a table. {@code kept} says of each output whether it is a personal column's value as it
 * is kept.
 */
record PostgresPart(List<Trace> outputs, Trace mixed, Set<String> within, boolean table, List<Boolean> kept) {

    boolean isTidy() {
        return IntStream.range(0, outputs.size()).allMatch(at -> kept.get(at) || outputs.get(at) == Trace.CLEAR);
    }

    boolean isKept() {
        return !kept.contains(false);
    }

    // What these give out the server does not write.
    static List<Trace> united(List<PostgresPart> parts) {
        List<Trace> united = new ArrayList<>();
        int places =
                parts.stream().mapToInt(part -> part.outputs().size()).max().orElse(0);
        for (int place = 0; place < places; place++) {
            united.add(most(parts, place));
        }
        return united;
    }

    private static Trace most(List<PostgresPart> parts, int place) {
        return Trace.most(parts.stream()
                .filter(part -> place < part.outputs().size())
                .map(part -> part.outputs().get(place))
                .toList());
    }

    // Above this the server writes what the first of them gives.
    static Trace mixed(List<PostgresPart> parts) {
        List<Trace> first = parts.isEmpty() ? List.of() : parts.getFirst().outputs();
        Trace mixed = Trace.CLEAR;
        for (int place = 0; place < first.size(); place++) {
            Trace most = most(parts, place);
            mixed = most == first.get(place) ? mixed : mixed.or(most);
        }
        return mixed;
    }

    static List<Boolean> kept(List<PostgresPart> parts) {
        List<Boolean> kept = new ArrayList<>();
        int places = parts.stream().mapToInt(part -> part.kept().size()).max().orElse(0);
        for (int at = 0; at < places; at++) {
            int place = at;
            kept.add(parts.stream()
                    .allMatch(part -> place < part.kept().size() && part.kept().get(place)));
        }
        return kept;
    }
}
