package org.nightdesk.watcher.screen;

import java.util.List;

/** Who watches a ticket besides the reader; {@code me}: so does the reader. */
public record WatchScreen(String number, List<String> others, boolean me) {

    /** {@code You, Bob}; {@code Nobody}. */
    public String names() {
        String all = String.join(", ", others);
        if (me) {
            return all.isEmpty() ? "You" : "You, " + all;
        }
        return all.isEmpty() ? "Nobody" : all;
    }
}
