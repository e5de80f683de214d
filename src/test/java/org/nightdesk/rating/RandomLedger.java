package org.nightdesk.rating;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.nightdesk.adjustment.Adjustment;
import org.nightdesk.adjustment.Adjustment.Author;
import org.nightdesk.adjustment.Adjustment.Chain;
import org.nightdesk.adjustment.Adjustment.Verdict;
import org.nightdesk.adjustment.AdjustmentKind;

/** Two versions of some month's usage and a ledger of adjustments, as chance has them: rows that vanish, change, repeat and arrive late. */
final class RandomLedger {

    static final Instant FIRST = Instant.parse("2026-11-02T08:00:00Z");
    static final String PRICES = "flat = 0.333\ntiers = 0.105\ntiers from 100 = 0.0425\nsetup = 12.345";

    private static final List<String> CUSTOMERS = List.of("Arran", "Bute", "Cumbrae");
    private static final List<String> ITEMS = List.of("flat", "tiers", "setup", "free of price");
    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final Author SOMEBODY = new Author("PERSON", 1, "Alice", FIRST);
    private static final Author ELSE = new Author("PERSON", 2, "Frank", FIRST);

    final List<Usage> before = new ArrayList<>();
    final List<Usage> after = new ArrayList<>();
    final List<Adjustment> early = new ArrayList<>();
    final List<Adjustment> all = new ArrayList<>();
    private final Random random;

    RandomLedger(int seed) {
        random = new Random(seed);
        int rows = random.nextInt(14);
        for (int row = 0; row < rows; row++) {
            before.add(usage(random.nextInt(3) == 0 ? Optional.of(FIRST.minusSeconds(3_600)) : Optional.empty()));
        }
        for (Usage usage : before) {
            switch (random.nextInt(6)) {
                case 0 -> {}
                case 1 ->
                    after.add(
                            new Usage(usage.key(), "GB", Optional.of(quantity()), usage.amount(), usage.arrived(), ""));
                default -> after.add(usage);
            }
        }
        int late = random.nextInt(4);
        for (int row = 0; row < late; row++) {
            after.add(usage(random.nextBoolean() ? Optional.of(FIRST.plusSeconds(3_600)) : Optional.empty()));
        }
        int entries = random.nextInt(7);
        for (int entry = 0; entry < entries; entry++) {
            all.add(adjustment(entry + 1));
        }
        early.addAll(all.subList(0, all.isEmpty() ? 0 : random.nextInt(all.size())));
    }

    Reckoned first() {
        return reckoned(before, early, Optional.empty());
    }

    Reckoned second(Reckoned first) {
        var lines = first.lines().stream().collect(Collectors.toMap(Line::key, Line::amount));
        return reckoned(
                after, all, Optional.of(new Before(1, 1, FIRST, first.bridge().total(), first.adjustments(), lines)));
    }

    private static Reckoned reckoned(List<Usage> usage, List<Adjustment> standing, Optional<Before> before) {
        return Reckoner.reckon(usage, Prices.in(PRICES), Rounding.HALF_UP, 2, standing, before);
    }

    private Usage usage(Optional<Instant> arrived) {
        Key key = new Key(one(CUSTOMERS), one(ITEMS), random.nextInt(4) == 0 ? "Oban" : "");
        Optional<BigDecimal> amount = random.nextInt(5) == 0
                ? Optional.of(BigDecimal.valueOf(random.nextInt(100_000) - 20_000, 3))
                : Optional.empty();
        return new Usage(key, "GB", Optional.of(quantity()), amount, arrived, "");
    }

    private BigDecimal quantity() {
        return BigDecimal.valueOf(random.nextInt(300_000) - 40_000, random.nextInt(5));
    }

    private Adjustment adjustment(int number) {
        Optional<Adjustment> reversed = all.stream()
                .filter(one -> one.reverses().isEmpty())
                .filter(one -> all.stream().noneMatch(other -> other.reverses().equals(Optional.of(one.id()))))
                .filter(one -> random.nextInt(3) == 0)
                .findFirst();
        if (reversed.isPresent()) {
            Adjustment one = reversed.get();
            return entry(
                    number,
                    one.kind(),
                    one.customer(),
                    one.item(),
                    one.amount().map(BigDecimal::negate),
                    Optional.empty(),
                    Optional.of(one.id()));
        }
        AdjustmentKind kind = AdjustmentKind.values()[random.nextInt(4)];
        String customer = random.nextInt(8) == 0 ? "Davaar" : one(CUSTOMERS);
        String item = kind == AdjustmentKind.WAIVER || random.nextBoolean() ? one(ITEMS) : "";
        BigDecimal sum = BigDecimal.valueOf(random.nextInt(50_000) + 1, 2);
        Optional<BigDecimal> amount = switch (kind) {
            case WAIVER -> Optional.empty();
            case DEBIT -> Optional.of(sum);
            case CREDIT -> Optional.of(sum.negate());
            case CORRECTION -> Optional.of(random.nextBoolean() ? sum : sum.negate());
        };
        Optional<BigDecimal> basis =
                !item.isEmpty() && random.nextInt(3) == 0 ? basis(customer, item) : Optional.empty();
        return entry(number, kind, customer, item, amount, basis, Optional.empty());
    }

    // Often what the line came to in the first version, which may have changed since.
    private Optional<BigDecimal> basis(String customer, String item) {
        return Reckoner.reckon(before, Prices.in(PRICES), Rounding.HALF_UP, 2, List.of(), Optional.empty())
                .lines()
                .stream()
                .filter(line -> line.key().customer().equals(customer)
                        && line.key().item().equals(item))
                .map(Line::amount)
                .reduce(BigDecimal::add);
    }

    private static Adjustment entry(
            int number,
            AdjustmentKind kind,
            String customer,
            String item,
            Optional<BigDecimal> amount,
            Optional<BigDecimal> basis,
            Optional<Long> reverses) {
        return new Adjustment(
                number,
                1,
                number,
                kind,
                customer,
                item,
                amount,
                basis,
                MONTH,
                MONTH,
                "because",
                "a letter",
                reverses,
                SOMEBODY,
                Optional.of(new Verdict(true, "", ELSE, "")),
                new Chain("", "signature " + number));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
