package org.nightdesk.checklist.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A ticket's checklist; {@code typed} is a point that was refused, {@code problem} why. */
public record ChecklistScreen(
        String number, String path, List<Point> points, List<String> templates, String typed, String problem) {

    public record Point(String path, String text, String by, Optional<Instant> at) {

        public boolean isDone() {
            return at.isPresent();
        }
    }

    public long done() {
        return points.stream().filter(Point::isDone).count();
    }

    public String standing() {
        return points.isEmpty() ? "Nothing on it" : done() + " of " + points.size() + " done";
    }
}
