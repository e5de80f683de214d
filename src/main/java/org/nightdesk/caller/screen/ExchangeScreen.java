package org.nightdesk.caller.screen;

import java.time.Instant;
import java.util.List;

/** A telephone system, the address it calls, and what was heard. */
public record ExchangeScreen(String id, String name, String address, List<Line> heard, boolean lead) {

    /** One request. */
    public record Line(Instant at, String method, String what, String outcome) {}
}
