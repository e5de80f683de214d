package org.nightdesk.desk;

import org.nightdesk.sla.Matrix;
import org.nightdesk.subject.Refused;

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
        return of(Matrix.USUAL, impact, urgency, tier);
    }

    /** By what was agreed with a customer. */
    static Priority of(Matrix matrix, Level impact, Level urgency, int tier) {
        return new Priority(matrix.priority(impact.rank(), urgency.rank(), tier));
    }

    /** Understands {@code P1} to {@code P5}; refused otherwise. */
    static Priority parse(String word) {
        if (!word.matches("[pP]?[1-5]")) {
            throw Refused.invalid("priority", "A priority is P1 to P5, or \"requested\" to follow impact and urgency.");
        }
        return new Priority(word.charAt(word.length() - 1) - '0');
    }

    /** {@code P1}. */
    public String word() {
        return "P" + value;
    }
}
