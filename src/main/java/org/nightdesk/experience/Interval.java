package org.nightdesk.experience;

/** Between which shares, from 0 to 1, the true one lies in 95 of 100 cases. */
record Interval(double low, double high) {

    private static final double Z = 1.959964;

    /** After Wilson (1927), which holds for few observations and for shares near 0 and 1. {@code all} is positive. */
    static Interval wilson(int some, int all) {
        double share = (double) some / all;
        double square = Z * Z / all;
        double middle = share + square / 2;
        double reach = Z * Math.sqrt(share * (1 - share) / all + square / (4 * all));
        return new Interval(Math.max(0, (middle - reach) / (1 + square)), Math.min(1, (middle + reach) / (1 + square)));
    }
}
