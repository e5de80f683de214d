package org.nightdesk.sla;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What is promised for one priority, in minutes of the calendar's open time; without a number it is not promised. */
public record Target(
        int priority,
        long calendar,
        Optional<Integer> firstResponse,
        Optional<Integer> nextUpdate,
        Optional<Integer> resolution,
        Optional<Integer> developers,
        Optional<Integer> vendor) {

    Map<Promise, Duration> promises() {
        Map<Promise, Duration> promises = new EnumMap<>(Promise.class);
        for (Promise promise : Promise.values()) {
            minutes(promise).ifPresent(minutes -> promises.put(promise, Duration.ofMinutes(minutes)));
        }
        return promises;
    }

    /** Minutes of open time; empty when it is not promised. */
    public Optional<Integer> minutes(Promise promise) {
        return switch (promise) {
            case FIRST_RESPONSE -> firstResponse;
            case NEXT_UPDATE -> nextUpdate;
            case RESOLUTION -> resolution;
            case DEVELOPERS -> developers;
            case VENDOR -> vendor;
        };
    }
}
