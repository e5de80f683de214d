package org.nightdesk.auditor.screen;

import java.util.List;

/** What must not go on unseen, a sentence each; at least one. */
public record AuditorTopScreen(List<String> lines) {

    private static final int MOST = 3;

    /** The first few. */
    public List<String> first() {
        return lines.stream().limit(MOST).toList();
    }

    /** How many more there are. */
    public int more() {
        return Math.max(0, lines.size() - MOST);
    }
}
