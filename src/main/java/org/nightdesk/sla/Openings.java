package org.nightdesk.sla;

import java.util.Arrays;

/**
 * When it is open within one UTC year: stretches in order that neither touch nor overlap, in microseconds since 1970. Times
 * outside the year are treated as its ends.
 */
final class Openings {

    private final long[] starts;
    private final long[] ends;
    /** How much is open before each stretch; one more than there are stretches. */
    private final long[] before;

    private Openings(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
        this.before = new long[starts.length + 1];
        for (int i = 0; i < starts.length; i++) {
            before[i + 1] = before[i] + ends[i] - starts[i];
        }
    }

    int count() {
        return starts.length;
    }

    long start(int place) {
        return starts[place];
    }

    long end(int place) {
        return ends[place];
    }

    /** The first stretch that ends after {@code at}; {@link #count()} when none does. */
    int from(long at) {
        int found = Arrays.binarySearch(ends, at);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** How much is open from the beginning of the year until {@code at}. */
    long until(long at) {
        int place = from(at);
        return place == starts.length ? before[place] : before[place] + Math.max(0, at - starts[place]);
    }

    long whole() {
        return before[starts.length];
    }

    /** The earliest moment until which {@code amount} is open; it must be above 0 and at most {@link #whole()}. */
    long reached(long amount) {
        int found = Arrays.binarySearch(before, amount);
        int place = (found >= 0 ? found : -found - 1) - 1;
        return starts[place] + amount - before[place];
    }

    /** Takes stretches in the order of their starts and joins those that touch. */
    static final class Builder {

        private long[] starts = new long[512];
        private long[] ends = new long[512];
        private int count;

        void add(long start, long end) {
            if (end <= start) {
                return;
            }
            if (count > 0 && start <= ends[count - 1]) {
                ends[count - 1] = Math.max(ends[count - 1], end);
                return;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            starts[count] = start;
            ends[count++] = end;
        }

        Openings build() {
            return new Openings(Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
        }
    }
}
