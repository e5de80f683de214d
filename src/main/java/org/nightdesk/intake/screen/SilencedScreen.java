package org.nightdesk.intake.screen;

import java.time.Instant;
import java.util.List;

/** What silences the alerts of an incident. */
public record SilencedScreen(String what, List<By> by) {

    public record By(String path, String words, String reason, String author, Instant until) {}
}
