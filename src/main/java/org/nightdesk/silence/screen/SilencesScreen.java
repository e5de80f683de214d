package org.nightdesk.silence.screen;

import java.time.Instant;
import java.util.List;

/** Silences that last or are to come, the first to end first, and the last that are over. */
public record SilencesScreen(String sentence, List<Line> lines, List<Line> past, boolean mayMake) {

    /** One; {@code on}: it lasts now; {@code soon}: it ends within the hour. {@code holds} is how many alerts that fire it is about. {@code changing} is the address it is ended and extended below, empty when it is over. */
    public record Line(
            String path,
            String words,
            String reason,
            String author,
            String sender,
            Instant from,
            Instant until,
            boolean on,
            boolean soon,
            String holds,
            String changing) {}
}
