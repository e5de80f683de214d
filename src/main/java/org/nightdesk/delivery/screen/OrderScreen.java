package org.nightdesk.delivery.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One order, what it says, and what it delivered; {@code mayChange}: the viewer owns it. */
public record OrderScreen(
        String path,
        String name,
        String report,
        String reportPath,
        String when,
        String what,
        List<String> where,
        String owner,
        boolean mayChange,
        Optional<Instant> due,
        List<Parcel> parcels) {

    /** One time; {@code file} is where its file is, {@code again} where what failed is sent again, each empty when there is none. */
    public record Parcel(Instant wanted, String tone, String said, String file, String again, List<Sent> sent) {}

    /** To one address; {@code tone} is that of a word in a list. */
    public record Sent(String address, String tone, String said) {}
}
