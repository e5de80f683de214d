package org.nightdesk.rating;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/**
 * Prices as somebody typed them, a line for each: {@code api calls = 0.004}, {@code api calls from 100000 = 0.003} for what is above that quantity,
 * {@code Arran Foods / api calls = 0.0035} for one customer, whose prices of an item stand in place of everybody's. What lies below the first
 * {@code from} is included.
 */
public final class Prices {

    private static final Pattern LINE = Pattern.compile(
            "(?:(?<customer>[^=]{1,200}?) / )?(?<item>[^=]{1,200}?)(?: from (?<from>\\d{1,18}(?:\\.\\d{1,6})?))?\\s*=\\s*(?<price>\\d{1,12}(?:\\.\\d{1,12})?)");

    private final Map<String, TreeMap<BigDecimal, BigDecimal>> tiers = new HashMap<>();

    private Prices() {}

    /** Refused, naming each line, when one is not understood or says what another says. */
    public static Prices in(String lines) {
        Prices prices = new Prices();
        List<Problem> problems = new ArrayList<>();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> prices.add(line, problems));
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        return prices;
    }

    private void add(String line, List<Problem> problems) {
        Matcher read = LINE.matcher(line);
        if (!read.matches()) {
            problems.add(new Problem(
                    "prices", "“" + line + "” is not understood. A line is: item = 0.25, or item from 1000 = 0.20."));
            return;
        }
        String customer =
                Optional.ofNullable(read.group("customer")).map(String::strip).orElse("");
        BigDecimal from = new BigDecimal(Optional.ofNullable(read.group("from")).orElse("0")).stripTrailingZeros();
        BigDecimal price = new BigDecimal(read.group("price"));
        String whose = key(customer, read.group("item").strip());
        if (tiers.computeIfAbsent(whose, key -> new TreeMap<>()).put(from, price) != null) {
            problems.add(new Problem("prices", "“" + line + "” has two prices."));
        }
    }

    /** Not rounded; empty when the item has no price. What is below nothing costs as much below nothing. */
    Optional<BigDecimal> amount(String customer, String item, BigDecimal quantity) {
        return of(customer, item)
                .map(steps -> quantity.signum() < 0
                        ? graduated(steps, quantity.negate()).negate()
                        : graduated(steps, quantity));
    }

    /** How it is said beside a line; empty when there is none. */
    String words(String customer, String item) {
        return of(customer, item)
                .map(steps -> steps.entrySet().stream()
                        .map(step -> step.getValue().toPlainString()
                                + (step.getKey().signum() == 0
                                        ? ""
                                        : " from " + step.getKey().toPlainString()))
                        .collect(Collectors.joining(", ")))
                .orElse("");
    }

    private Optional<TreeMap<BigDecimal, BigDecimal>> of(String customer, String item) {
        return Optional.ofNullable(tiers.get(key(customer, item)))
                .or(() -> Optional.ofNullable(tiers.get(key("", item))));
    }

    private static BigDecimal graduated(TreeMap<BigDecimal, BigDecimal> steps, BigDecimal quantity) {
        BigDecimal amount = BigDecimal.ZERO;
        for (Map.Entry<BigDecimal, BigDecimal> step :
                steps.headMap(quantity, false).entrySet()) {
            BigDecimal next =
                    Optional.ofNullable(steps.higherKey(step.getKey())).orElse(quantity);
            amount = amount.add(next.min(quantity).subtract(step.getKey()).multiply(step.getValue()));
        }
        return amount;
    }

    private static String key(String customer, String item) {
        return customer.length() + ":" + customer + item;
    }
}
