package org.nightdesk.caller.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.web.Form;

/** Telephone systems. {@code lead}: may add and remove them. {@code country} is that of numbers without a +, may be empty. */
public record ExchangesScreen(List<Line> exchanges, String country, boolean lead, boolean administrator, Form form) {

    /** One of them. */
    public record Line(String id, String name, Optional<Instant> heardAt) {}
}
