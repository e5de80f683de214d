package org.nightdesk.push.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** My browsers that can be pushed to; {@code key} is what a browser subscribes with. */
public record BrowsersScreen(String key, List<Row> rows) {

    /** One browser; {@code verified}: a push has come back from it. */
    public record Row(String path, String name, boolean verified, Instant since, Optional<Instant> sentAt) {}
}
