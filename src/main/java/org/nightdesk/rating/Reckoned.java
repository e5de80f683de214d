package org.nightdesk.rating;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A month as it was reckoned: lines by their keys, adjustments by their numbers, keys without a price. */
public record Reckoned(List<Line> lines, List<Applied> applied, Set<Key> unpriced, Bridge bridge) {

    public BigDecimal usage() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal adjustments() {
        return applied.stream().map(Applied::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** One customer's part. */
    public record Share(String customer, List<Line> lines, List<Applied> applied) {

        public BigDecimal usage() {
            return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        public BigDecimal adjustments() {
            return applied.stream().map(Applied::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** Over its lines and what was adjusted: the same for the same. */
        public String sha256() {
            Digest digest = new Digest().add(customer);
            lines.forEach(line -> digest.add(line.key().item())
                    .add(line.key().detail())
                    .add(line.plainQuantity())
                    .add(line.unit())
                    .add(line.price())
                    .add(line.amount().toPlainString()));
            applied.stream()
                    .filter(Applied::applies)
                    .forEach(one -> digest.add(one.entry().chain().signature())
                            .add(one.amount().toPlainString()));
            return digest.hex();
        }
    }

    /** By customer; somebody who has nothing but a debit is one too. */
    public List<Share> shares() {
        Map<String, Share> shares = new TreeMap<>();
        lines.forEach(line -> share(shares, line.key().customer()).lines().add(line));
        applied.stream()
                .filter(Applied::applies)
                .forEach(one -> share(shares, one.entry().customer()).applied().add(one));
        return List.copyOf(shares.values());
    }

    private static Share share(Map<String, Share> shares, String customer) {
        return shares.computeIfAbsent(customer, name -> new Share(name, new ArrayList<>(), new ArrayList<>()));
    }
}
