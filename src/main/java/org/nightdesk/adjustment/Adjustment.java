package org.nightdesk.adjustment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Subject;

/**
 * An entry of a ledger, with what somebody else said to it. {@code customer} and {@code item} are as the usage calls them; an empty item means the
 * customer as a whole. {@code amount} has its sign and is empty for a waiver; {@code basis} is what the line came to when it was written, if that
 * matters; both months are included.
 */
public record Adjustment(
        long id,
        long book,
        int number,
        AdjustmentKind kind,
        String customer,
        String item,
        Optional<BigDecimal> amount,
        Optional<BigDecimal> basis,
        YearMonth from,
        YearMonth until,
        String reason,
        String evidence,
        Optional<Long> reverses,
        Author by,
        Optional<Verdict> verdict,
        Chain chain) {

    /** Who wrote or judged, and when. */
    public record Author(String kind, long id, String name, Instant at) {}

    /** Another person's word. */
    public record Verdict(boolean approved, String word, Author by, String signature) {}

    /** Its signature, made over that of the entry before. */
    public record Chain(String previous, String signature) {}

    /** The identity outside the house: {@code adj_3}. */
    public String text() {
        return "adj_" + id;
    }

    /** The number in an identity written like that; NotFound when it is none. */
    public static long id(String text) {
        if (!text.matches("adj_[1-9][0-9]{0,17}")) {
            throw new NotFound("adjustment " + text);
        }
        return Long.parseLong(text.substring(4));
    }

    /** Whether it holds for more months than one. */
    public boolean recurs() {
        return !from.equals(until);
    }

    public boolean approved() {
        return verdict.filter(Verdict::approved).isPresent();
    }

    /** Nobody else has said anything to it yet. */
    public boolean waits() {
        return verdict.isEmpty();
    }

    Subject subject() {
        return Subject.of("adjustment", id);
    }
}
