package org.nightdesk.chore.screen;

import java.time.Instant;
import java.util.List;

/** All chores, the soonest first. */
public record ChoresScreen(List<Line> lines, boolean mayWrite) {

    /** One of them. */
    public record Line(String path, String name, String whose, String forWhom, Instant due, boolean missed) {}
}
