package org.nightdesk.desk;

/** From 1, drop everything, to 5, when there is time. */
public record Priority(int value) {

    public Priority {
        if (value < 1 || value > 5) {
            throw new IllegalArgumentException("a priority is 1 to 5, not " + value);
        }
    }

    /**
     * ITIL's matrix of impact and urgency (high and high is 1, low and low is 5), one step more pressing for a service
     * of tier 1, one less for tier 4.
     */
    public static Priority of(Level impact, Level urgency, int tier) {
        int matrix = impact.rank() + urgency.rank() - 1;
        int shift = tier == 1 ? -1 : tier == 4 ? 1 : 0;
        return new Priority(Math.clamp(matrix + shift, 1, 5));
    }

    /** {@code P1}. */
    public String word() {
        return "P" + value;
    }
}
