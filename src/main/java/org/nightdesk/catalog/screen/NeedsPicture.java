package org.nightdesk.catalog.screen;

import java.util.List;

/** Services as boxes, what needs them at the left, what they need at the right; across in per cent, down in pixels. */
public record NeedsPicture(int height, String title, List<Box> boxes, List<Line> lines) {

    /** A service; {@code kind} is {@code s-me} for the one the page is about. */
    public record Box(String kind, String x, int y, String middle, String width, String name) {}

    /** From who needs to what is needed. */
    public record Line(String x1, int y1, String x2, int y2) {}
}
