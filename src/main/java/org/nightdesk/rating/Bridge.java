package org.nightdesk.rating;

import java.math.BigDecimal;

/** How one version follows from the last: {@code total} is always the sum of the others. */
public record Bridge(BigDecimal previous, BigDecimal late, BigDecimal restated, BigDecimal adjusted, BigDecimal total) {

    public boolean holds() {
        return previous.add(late).add(restated).add(adjusted).compareTo(total) == 0;
    }
}
