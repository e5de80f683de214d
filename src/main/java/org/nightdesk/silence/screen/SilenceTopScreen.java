package org.nightdesk.silence.screen;

import java.time.Instant;
import java.util.List;

/** Silences that last now; {@code more} are not shown. */
public record SilenceTopScreen(List<Lasting> lines, int more) {

    public record Lasting(String path, String words, String reason, String author, Instant until, boolean soon) {}
}
