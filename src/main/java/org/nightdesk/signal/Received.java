package org.nightdesk.signal;

import java.util.List;

/**
 * One request as its format understood it. {@code problems} are the parts that were refused, in words; {@code raw} is
 * kept only when there are any.
 */
public record Received(
        Integration integration, String format, List<Signal> signals, List<String> problems, byte[] raw) {

    // Small requests share one lane: fuller batches cost less for each than two lanes save.
    private static final int SMALL = 16;

    /** Requests of equal numbers stay in order: small ones, and big ones that begin with the same alert. */
    long spread() {
        return signals.size() < SMALL ? 0 : signals.getFirst().key().hashCode();
    }

    int weight() {
        return Math.max(1, signals.size());
    }
}
