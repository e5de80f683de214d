package org.nightdesk.chore.screen;

import java.util.List;

/** What chores cost in a year, the worst first; {@code hours} is the sum of all. */
public record CostScreen(String hours, List<Line> lines) {

    /** One chore; {@code times} a year, {@code wrong} how many of its turns went wrong or were missed. */
    public record Line(
            String path,
            String name,
            String forWhom,
            String why,
            int minutes,
            int times,
            String hours,
            String wrong,
            String lost) {}
}
