package org.nightdesk.ledger;

import java.util.List;

/** How evenly a load is spread. */
final class Fairness {

    private Fairness() {}

    /**
     * Jain's index (R. Jain, D. Chiu, W. Hawe, "A Quantitative Measure of Fairness and Discrimination for Resource Allocation in Shared Computer
     * Systems", DEC TR-301, 1984): (sum x)^2 / (n * sum x^2), from 1/n, where one bears all, to 1, where all bear the same. None of it is negative; 1
     * when there is nobody or nothing to bear.
     */
    static double jain(List<Double> loads) {
        double most = loads.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (most <= 0) {
            return 1;
        }
        double sum = loads.stream().mapToDouble(load -> load / most).sum();
        double squares = loads.stream()
                .mapToDouble(load -> load / most)
                .map(load -> load * load)
                .sum();
        return sum * sum / (loads.size() * squares);
    }
}
