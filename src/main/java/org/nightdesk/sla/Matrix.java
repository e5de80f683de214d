package org.nightdesk.sla;

import java.util.List;
import org.nightdesk.subject.Refused;

/**
 * Which priority follows from impact and urgency. {@code cells} are nine priorities, 1 to 5: high, medium and low impact, each by
 * high, medium and low urgency. {@code byTier}: one step more pressing for a service of tier 1, one less for tier 4.
 */
public record Matrix(List<Integer> cells, boolean byTier) {

    /** ITIL's: high and high is 1, low and low is 5. */
    public static final Matrix USUAL = new Matrix(List.of(1, 2, 3, 2, 3, 4, 3, 4, 5), true);

    private static final int SIDE = 3;
    private static final int MOST_PRESSING_TIER = 1;
    private static final int LEAST_PRESSING_TIER = 4;

    public Matrix {
        cells = List.copyOf(cells);
        if (cells.size() != SIDE * SIDE || cells.stream().anyMatch(cell -> cell < 1 || cell > 5)) {
            throw Refused.invalid(
                    "matrix",
                    "Give nine priorities from 1 to 5: high, medium and low impact, each by high, medium and low urgency.");
        }
    }

    /** Impact and urgency are 1 (high) to 3 (low), the tier is 1 to 4. From 1 to 5. */
    public int priority(int impact, int urgency, int tier) {
        int shift = !byTier ? 0 : tier == MOST_PRESSING_TIER ? -1 : tier == LEAST_PRESSING_TIER ? 1 : 0;
        return Math.clamp(cells.get((impact - 1) * SIDE + urgency - 1) + shift, 1, 5);
    }
}
