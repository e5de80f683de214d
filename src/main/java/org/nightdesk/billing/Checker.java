package org.nightdesk.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nightdesk.rating.Key;
import org.nightdesk.rating.Line;
import org.nightdesk.rating.Reckoned;
import org.nightdesk.rating.Reckoned.Share;
import org.nightdesk.rating.Usage;

/** Looks at a bill as somebody would who has seen many: against last month, against itself, and against what others counted. */
final class Checker {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Definition definition;
    private final List<Finding> findings = new ArrayList<>();

    Checker(Definition definition) {
        this.definition = definition;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void found(String kind, String customer, String item, String text) {
        findings.add(new Finding(kind, customer, item, text));
    }

    /** Lines without a price, and below nothing; adjustments that do not apply. */
    Checker itself(Reckoned reckoned) {
        reckoned.unpriced()
                .forEach(key -> found("no price", key.customer(), key.item(), "It has no price, and counts nothing."));
        for (Line line : reckoned.lines()) {
            Key key = line.key();
            if (line.amount().signum() < 0) {
                found("negative", key.customer(), key.item(), "It comes to " + money(line.amount()) + ".");
            }
        }
        reckoned.applied().stream()
                .filter(one -> !one.applies())
                .forEach(one -> found(
                        "adjustment",
                        one.entry().customer(),
                        one.entry().item(),
                        "Number " + one.entry().number() + " does not apply: " + one.why()));
        return this;
    }

    /** Rows that say, with their date or reference, what another has said. */
    Checker twice(List<Usage> usage, Reckoned reckoned) {
        Map<Key, String> marks = new HashMap<>();
        Set<Usage> said = new HashSet<>();
        usage.stream()
                .filter(one -> one.isMarked() && !said.add(one.plain()))
                .forEach(one -> marks.putIfAbsent(one.key(), one.mark()));
        reckoned.lines().stream()
                .filter(line -> line.repeated() > 0)
                .forEach(line -> twice(line, marks.getOrDefault(line.key(), "")));
        return this;
    }

    private void twice(Line line, String mark) {
        String counted = line.repeated() == 1
                ? "1 of %d rows is another one again, also "
                : line.repeated() + " of %d rows are others again, also ";
        found(
                "duplicate",
                line.key().customer(),
                line.key().item(),
                counted.formatted(line.pieces()) + "by " + mark + ". All are added up to "
                        + (line.spokenQuantity() + " " + line.unit()).strip() + ".");
    }

    /** Customers that came, went or changed much since last month's bill. */
    Checker lastMonth(Reckoned reckoned, Map<String, BigDecimal> last) {
        if (last.isEmpty()) {
            return this;
        }
        Map<String, BigDecimal> gone = new TreeMap<>(last);
        BigDecimal total = BigDecimal.ZERO;
        for (Share share : reckoned.shares()) {
            BigDecimal now = share.usage().add(share.adjustments());
            total = total.add(now);
            BigDecimal was = last.get(share.customer());
            gone.remove(share.customer());
            if (was == null) {
                found("new", share.customer(), "", "Last month’s bill had nothing for this customer.");
            } else {
                change(share.customer(), was, now);
            }
        }
        gone.forEach((customer, was) ->
                found("missing", customer, "", "Last month’s bill had " + money(was) + " for this customer."));
        change("", last.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add), total);
        return this;
    }

    private void change(String customer, BigDecimal was, BigDecimal now) {
        Optional<BigDecimal> most = definition.terms().mostChange();
        if (most.isEmpty() || was.signum() == 0) {
            return;
        }
        BigDecimal change = now.subtract(was).multiply(HUNDRED).divide(was.abs(), 1, RoundingMode.HALF_UP);
        if (change.abs().compareTo(most.get()) > 0) {
            found(
                    "change",
                    customer,
                    "",
                    (change.signum() > 0 ? "+" : "") + change.toPlainString() + " % against last month: " + money(was)
                            + ", now " + money(now) + ".");
        }
    }

    /** Sums that another system counted: of a customer, an item, both, or all. */
    Checker control(List<Usage> sums, List<Usage> usage, Reckoned reckoned) {
        if (sums.isEmpty()) {
            return this;
        }
        Map<Key, BigDecimal> quantities = new HashMap<>();
        usage.forEach(one -> one.quantity().ifPresent(quantity -> add(quantities, one.key(), quantity)));
        Map<Key, BigDecimal> amounts = new HashMap<>();
        reckoned.lines().forEach(line -> add(amounts, line.key(), line.amount()));
        for (Usage sum : sums) {
            sum.quantity().ifPresent(wanted -> compare(sum.key(), "quantity", wanted, quantities));
            sum.amount().ifPresent(wanted -> compare(sum.key(), "amount", wanted, amounts));
        }
        return this;
    }

    private static void add(Map<Key, BigDecimal> sums, Key key, BigDecimal number) {
        for (String customer : List.of(key.customer(), "")) {
            for (String item : List.of(key.item(), "")) {
                sums.merge(new Key(customer, item, ""), number, BigDecimal::add);
            }
        }
    }

    private void compare(Key key, String what, BigDecimal wanted, Map<Key, BigDecimal> sums) {
        BigDecimal here = sums.getOrDefault(new Key(key.customer(), key.item(), ""), BigDecimal.ZERO);
        if (wanted.compareTo(here) != 0) {
            found(
                    "control",
                    key.customer(),
                    key.item(),
                    "The control sum says " + what + " " + plain(wanted) + ", here are " + plain(here) + ".");
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private String money(BigDecimal amount) {
        return definition.money(amount).toString();
    }
}
