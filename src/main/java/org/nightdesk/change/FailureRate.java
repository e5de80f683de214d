package org.nightdesk.change;

/**
 * How many of the changes that ended have failed: counts alone below twenty, else a share with Wilson's interval at 95 %, which stays within 0 and 1 and is
 * honest for few (Wilson 1927; Brown, Cai and DasGupta 2001).
 */
record FailureRate(int ended, int failed) {

    /** Below it a share says more than is known. */
    static final int ENOUGH = 20;

    private static final double Z = 1.959964;

    double low() {
        return bound(-1);
    }

    double high() {
        return bound(1);
    }

    private double bound(int side) {
        double share = (double) failed / ended;
        double z2 = Z * Z / ended;
        double spread = Z * Math.sqrt((share * (1 - share) + z2 / 4) / ended);
        return Math.clamp((share + z2 / 2 + side * spread) / (1 + z2), 0, 1);
    }

    String sentence() {
        if (ended == 0) {
            return "No change has ended yet.";
        }
        if (ended < ENOUGH) {
            return "%d of %d failed: too few for a rate.".formatted(failed, ended);
        }
        return "%d of %d failed: %d %%, by chance between %d and %d %%."
                .formatted(failed, ended, percent((double) failed / ended), percent(low()), percent(high()));
    }

    private static long percent(double share) {
        return Math.round(share * 100);
    }
}
