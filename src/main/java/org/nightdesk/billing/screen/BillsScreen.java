package org.nightdesk.billing.screen;

import java.time.Instant;
import java.util.List;

/** What is billed. */
public record BillsScreen(List<Line> lines, boolean mayWrite) {

    /** One definition; {@code tone} is that of {@code stands}, {@code due} when last month's must be signed off. */
    public record Line(String path, String name, String description, String stands, String tone, Instant due) {}
}
