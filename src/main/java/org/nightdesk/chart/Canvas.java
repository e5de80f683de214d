package org.nightdesk.chart;

/**
 * What a chart is drawn upon, in its pixels: {@code names} of the {@code width} are for what stands left of it, {@code right} for what stands right of it; {@code most} names
 * have room below or above it.
 */
record Canvas(int width, int names, int right, int most) {

    /** A letter is about that wide. */
    static final double LETTER = 7;

    int field() {
        return width - names - right;
    }

    /** How many letters of a name have room on the left. */
    int letters() {
        return (int) ((names - 8) / LETTER);
    }
}
