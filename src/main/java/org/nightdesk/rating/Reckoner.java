package org.nightdesk.rating;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nightdesk.adjustment.Adjustment;
import org.nightdesk.adjustment.AdjustmentKind;

/** Makes a bill of usage, prices and adjustments: exact, in one pass, the same for the same. */
public final class Reckoner {

    private final Prices prices;
    private final Rounding rounding;
    private final int decimals;
    private final Set<Key> unpriced = new TreeSet<>();

    private Reckoner(Prices prices, Rounding rounding, int decimals) {
        this.prices = prices;
        this.rounding = rounding;
        this.decimals = decimals;
    }

    /** {@code standing} are the approved adjustments of the month by number; without {@code before} it is the month's first version. */
    public static Reckoned reckon(
            List<Usage> usage,
            Prices prices,
            Rounding rounding,
            int decimals,
            List<Adjustment> standing,
            Optional<Before> before) {
        Reckoner reckoner = new Reckoner(prices, rounding, decimals);
        List<Line> lines = reckoner.lines(usage, before);
        List<Applied> applied = new Applying(lines, decimals).all(standing);
        return new Reckoned(lines, applied, reckoner.unpriced, reckoner.bridge(lines, applied, before));
    }

    private List<Line> lines(List<Usage> usage, Optional<Before> before) {
        Map<Key, List<Usage>> rows = new TreeMap<>();
        usage.forEach(one ->
                rows.computeIfAbsent(one.key(), key -> new ArrayList<>(1)).add(one));
        List<Line> lines = new ArrayList<>(rows.size());
        rows.forEach((key, pieces) -> lines.add(line(key, pieces, before)));
        return lines;
    }

    private Line line(Key key, List<Usage> pieces, Optional<Before> before) {
        BigDecimal amount = amount(key, pieces);
        Optional<BigDecimal> quantity =
                pieces.stream().flatMap(one -> one.quantity().stream()).reduce(BigDecimal::add);
        boolean given = pieces.stream().allMatch(one -> one.amount().isPresent());
        return new Line(
                key,
                quantity,
                pieces.getFirst().unit(),
                given ? "" : prices.words(key.customer(), key.item()),
                amount,
                late(key, pieces, amount, before),
                pieces.size(),
                repeated(pieces));
    }

    private static int repeated(List<Usage> pieces) {
        if (pieces.size() == 1) {
            return 0;
        }
        Set<Usage> said = new HashSet<>();
        return (int) pieces.stream()
                .filter(one -> one.isMarked() && !said.add(one.plain()))
                .count();
    }

    // What the source priced is added to what is priced here, and the whole rounded once.
    private BigDecimal amount(Key key, List<Usage> pieces) {
        BigDecimal given = BigDecimal.ZERO;
        BigDecimal quantity = BigDecimal.ZERO;
        boolean toPrice = false;
        for (Usage piece : pieces) {
            if (piece.amount().isPresent()) {
                given = given.add(piece.amount().get());
                continue;
            }
            quantity = quantity.add(piece.quantity().orElse(BigDecimal.ZERO));
            toPrice = true;
        }
        Optional<BigDecimal> priced =
                toPrice ? prices.amount(key.customer(), key.item(), quantity) : Optional.of(BigDecimal.ZERO);
        if (priced.isEmpty()) {
            unpriced.add(key);
        }
        return rounding.round(given.add(priced.orElse(BigDecimal.ZERO)), decimals);
    }

    private BigDecimal late(Key key, List<Usage> pieces, BigDecimal amount, Optional<Before> before) {
        if (before.isEmpty() || !before.get().lines().containsKey(key)) {
            return amount;
        }
        List<Usage> known = pieces.stream()
                .filter(one -> one.arrived()
                        .filter(at -> at.isAfter(before.get().asOf()))
                        .isEmpty())
                .toList();
        return known.size() == pieces.size() ? zero() : amount.subtract(amount(key, known));
    }

    private Bridge bridge(List<Line> lines, List<Applied> applied, Optional<Before> before) {
        Map<Key, BigDecimal> gone = new HashMap<>(before.map(Before::lines).orElse(Map.of()));
        BigDecimal late = zero();
        BigDecimal restated = zero();
        BigDecimal usage = zero();
        for (Line line : lines) {
            BigDecimal was = Optional.ofNullable(gone.remove(line.key())).orElse(zero());
            usage = usage.add(line.amount());
            late = late.add(line.late());
            restated = restated.add(line.amount().subtract(was).subtract(line.late()));
        }
        restated = gone.values().stream().reduce(restated, BigDecimal::subtract);
        BigDecimal adjustments = applied.stream().map(Applied::amount).reduce(zero(), BigDecimal::add);
        BigDecimal adjusted =
                adjustments.subtract(before.map(Before::adjustments).orElse(zero()));
        return new Bridge(before.map(Before::total).orElse(zero()), late, restated, adjusted, usage.add(adjustments));
    }

    private BigDecimal zero() {
        return BigDecimal.ZERO.setScale(decimals);
    }

    /** Asks each adjustment whether it still applies. */
    private static final class Applying {

        private final Map<String, Map<String, BigDecimal>> items = new HashMap<>();
        private final Map<Long, Applied> done = new HashMap<>();
        private final BigDecimal zero;

        Applying(List<Line> lines, int decimals) {
            this.zero = BigDecimal.ZERO.setScale(decimals);
            lines.forEach(line -> items.computeIfAbsent(line.key().customer(), name -> new HashMap<>())
                    .merge(line.key().item(), line.amount(), BigDecimal::add));
        }

        List<Applied> all(List<Adjustment> standing) {
            Set<Long> known = new HashSet<>();
            List<Applied> all = new ArrayList<>();
            for (Adjustment entry : standing) {
                if (known.add(entry.id())) {
                    Applied applied = applied(entry);
                    done.put(entry.id(), applied);
                    all.add(applied);
                }
            }
            return all;
        }

        private Applied applied(Adjustment entry) {
            if (entry.reverses().isPresent()) {
                return counter(
                        entry, Optional.ofNullable(done.get(entry.reverses().get())));
            }
            String why = problem(entry);
            return why.isEmpty() ? new Applied(entry, amount(entry), "") : new Applied(entry, zero, why);
        }

        private Applied counter(Adjustment entry, Optional<Applied> reversed) {
            return reversed.filter(Applied::applies)
                    .map(one -> new Applied(entry, one.amount().negate(), ""))
                    .orElseGet(() -> new Applied(entry, zero, "What it takes back does not apply either."));
        }

        private String problem(Adjustment entry) {
            if (entry.kind() == AdjustmentKind.DEBIT && entry.basis().isEmpty()) {
                return "";
            }
            if (!items.containsKey(entry.customer())) {
                return entry.customer() + " has no usage in this version.";
            }
            if (entry.item().isEmpty()) {
                return "";
            }
            Optional<BigDecimal> line = line(entry);
            if (line.isEmpty()) {
                return entry.customer() + " has no " + entry.item() + " in this version.";
            }
            return entry.basis()
                    .filter(basis -> basis.compareTo(line.get()) != 0)
                    .map(basis -> "It was written against " + basis.toPlainString() + ", and there are "
                            + line.get().toPlainString() + " now.")
                    .orElse("");
        }

        private BigDecimal amount(Adjustment entry) {
            return entry.amount().orElseGet(() -> line(entry).orElse(zero).negate());
        }

        private Optional<BigDecimal> line(Adjustment entry) {
            return Optional.ofNullable(
                    items.getOrDefault(entry.customer(), Map.of()).get(entry.item()));
        }
    }
}
