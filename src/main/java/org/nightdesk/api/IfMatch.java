package org.nightdesk.api;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The {@code If-Match} of a request, as an argument of a controller's method. A client that sends none changes
 * whatever is there.
 */
public final class IfMatch {

    private final @Nullable String header;
    private final Tags tags;

    IfMatch(@Nullable String header, Tags tags) {
        this.header = header;
        this.tags = tags;
    }

    /**
     * Goes on when the client saw this very state; else the answer is 412. {@code record} is what {@code GET} would answer now.
     * Call it in the transaction that makes the change, after the row is locked, if the check must be exact.
     */
    public void holds(Object record) {
        if (header == null || header.equals("*")) {
            return;
        }
        String now = tags.of(record);
        if (Arrays.stream(header.split(",")).map(String::strip).noneMatch(now::equals)) {
            throw new Stale();
        }
    }
}
