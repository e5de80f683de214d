package org.nightdesk.proof.screen;

import java.time.Instant;
import java.util.List;

/** The last pages, newest first. {@code past}: those before some page, which do not change by themselves; {@code earlier} leads to those before, empty when there are none. */
public record PagesScreen(String sentence, List<Row> rows, boolean past, String earlier) {

    /** One page; {@code state} is the word of the API, {@code words} say what became of it. */
    public record Row(
            String path,
            String name,
            int priority,
            String title,
            String service,
            Instant at,
            String state,
            String words) {}
}
