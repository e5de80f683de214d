package org.nightdesk.course;

import java.util.List;

/**
 * In which portions targets are done, each only when all before are verified: {@code [1, 9, 90]}. What no portion takes is one more at the end. At most {@code atOnce} at
 * a time, at most {@code most} ever touched, and at most {@code perHour} in any hour over all executions of the playbook.
 */
public record Staging(List<Integer> portions, int atOnce, int most, int perHour) {

    public Staging {
        portions = List.copyOf(portions);
        if (atOnce < 1 || most < 1 || perHour < 1 || portions.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("no staging: %s, %d, %d, %d".formatted(portions, atOnce, most, perHour));
        }
    }

    /** How many of so many targets may have begun when {@code verified} of them are through. */
    public int open(int verified, int targets) {
        int open = 0;
        for (int size : portions) {
            open += size;
            if (verified < open) {
                return Math.min(open, targets);
            }
        }
        return targets;
    }
}
