package org.nightdesk.configuration.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** What nobody explained, the oldest first; {@code known} counts what is explained; {@code more}: there are others. */
public record DriftScreen(
        Form form,
        Map<String, String> services,
        Map<String, String> environments,
        String summary,
        List<Line> lines,
        boolean more) {

    /** One difference; {@code lastBy} and {@code around} may be empty. */
    public record Line(
            String path,
            String installation,
            String environment,
            String key,
            String current,
            String expected,
            Instant since,
            String lastBy,
            String around) {}
}
