package org.nightdesk.demo.screen;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be broken, what is, and what has arrived outside. */
public record BreakScreen(String says, boolean burns, List<Button> buttons, List<Letter> letters) {

    /** One thing to break; {@code since} it is broken, null while it is not. */
    public record Button(
            String word,
            String label,
            String meaning,
            @Nullable Instant since) {}

    /** One message that somebody outside got; {@code link} is where they answer it, empty when there is nothing to answer. */
    public record Letter(
            long number,
            Instant at,
            String icon,
            String way,
            String to,
            String title,
            List<String> lines,
            String link) {}
}
