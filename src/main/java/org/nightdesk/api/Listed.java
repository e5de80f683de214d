package org.nightdesk.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One cut of a list, as the API answers it. Made by {@link Window}. */
public record Listed<T>(List<T> data, Page page) {

    /** {@code next} is the {@code ?after=} of the following cut, null at the end; {@code size} the number of records here. */
    public record Page(@Nullable String next, int size) {}
}
