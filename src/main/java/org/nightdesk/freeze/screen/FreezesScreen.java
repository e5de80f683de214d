package org.nightdesk.freeze.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** The freezes that are on or to come, and the form for a new one, which only those see who may declare it. */
public record FreezesScreen(
        List<Line> lines,
        boolean mayDeclare,
        String zone,
        Form form,
        Map<String, String> scopes,
        Map<String, String> breakers) {

    /** One of them; {@code lifting} is where it is ended, empty for whoever may not. */
    public record Line(
            String where, String reason, Instant from, Instant until, boolean on, String breakers, String lifting) {}
}
