package org.nightdesk.playbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Gathers what is wrong, so that all of it is said at once. */
final class Faults {

    private static final int MOST = 100;

    private final List<Fault> all = new ArrayList<>();

    void add(Node where, String field, String says) {
        add(new Fault(where.getStartMark().getLine() + 1, field, says, false));
    }

    void warn(Node where, String field, String says) {
        add(new Fault(where.getStartMark().getLine() + 1, field, says, true));
    }

    void add(Fault fault) {
        if (all.size() < MOST) {
            all.add(fault);
        }
    }

    boolean hold() {
        return all.stream().allMatch(Fault::warning);
    }

    /** By line. */
    List<Fault> sorted() {
        return all.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }
}
