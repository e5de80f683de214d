package org.nightdesk.chore;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What a chore costs in a year: minutes it takes, times it comes, and the share of its turns that went wrong or were missed. */
record Cost(Chore chore, int minutes, int times, int turns, int wrong) {

    private static final BigDecimal HOUR = BigDecimal.valueOf(60);

    static Cost of(Chore chore, Optional<TurnStore.Cost> seen) {
        return new Cost(
                chore,
                seen.flatMap(TurnStore.Cost::taken)
                        .map(taken -> taken.setScale(0, RoundingMode.HALF_UP).intValue())
                        .orElse(chore.minutes()),
                chore.rhythm().every().perYear,
                seen.map(TurnStore.Cost::turns).orElse(0),
                seen.map(one -> one.wrong() + one.missed()).orElse(0));
    }

    BigDecimal hours() {
        return BigDecimal.valueOf((long) minutes * times).divide(HOUR, 1, RoundingMode.HALF_UP);
    }

    /**
     * Minutes × frequency × error rate, in hours: what to automate, or return to whoever asked for it, first. The rate has one good and one bad turn added
     * (the rule of succession), so that one mishap in one turn does not outweigh a year of them.
     */
    BigDecimal lost() {
        return BigDecimal.valueOf((long) minutes * times)
                .multiply(BigDecimal.valueOf(wrong + 1L))
                .divide(HOUR.multiply(BigDecimal.valueOf(turns + 2L)), 1, RoundingMode.HALF_UP);
    }
}
