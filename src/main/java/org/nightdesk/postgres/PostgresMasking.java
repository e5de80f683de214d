package org.nightdesk.postgres;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.dialect.Masked;

/**
 * Which columns of a result tell who somebody is, by the plan of its query, which shows the tables behind views. A column that is one of the personal ones is
 * masked, and so is all that is made of one, numbers too: whoever may write expressions reads a name letter by letter. A count is not.
 */
final class PostgresMasking {

    private final Set<String> personal;
    private final PostgresTrace trace;

    /** {@code personal}: names of columns in small letters, each by itself or behind its table's and a point. */
    PostgresMasking(List<String> personal, PostgresTrace trace) {
        this.personal = Set.copyOf(personal);
        this.trace = trace;
    }

    /** {@code figures} are the places of those that hold numbers or truths, the first 0. */
    Masked of(List<String> labels, Set<Integer> figures) {
        Set<Integer> masked = new HashSet<>();
        for (int at = 0; at < labels.size(); at++) {
            boolean shown = switch (trace.column(at)) {
                case CLEAR -> true;
                case TEXT -> figures.contains(at);
                case TOLD -> false;
            };
            if (!shown || personal.contains(labels.get(at).toLowerCase(Locale.ROOT))) {
                masked.add(at);
            }
        }
        return new Masked(masked, masked.stream().filter(trace::isKept).collect(Collectors.toSet()));
    }
}
