package org.nightdesk.billing.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** A bill's ledger. {@code broken} is empty while every signature fits; {@code customers} and {@code items} are those that were billed, to choose from. */
public record AdjustmentsScreen(
        String billPath,
        String bill,
        String path,
        String currency,
        String broken,
        Map<String, String> kinds,
        Form form,
        List<String> customers,
        List<String> items,
        List<Entry> entries) {

    /** One entry; {@code judge}: the viewer may say yes or no to it, {@code reverse}: it can be taken back; their paths, empty where not. */
    public record Entry(
            int number,
            String what,
            String amount,
            String months,
            String reason,
            String evidence,
            String by,
            Instant at,
            String stands,
            String tone,
            String judge,
            String reverse) {}
}
