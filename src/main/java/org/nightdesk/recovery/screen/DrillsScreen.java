package org.nightdesk.recovery.screen;

import java.util.List;

/** The newest drills, and what is proven. */
public record DrillsScreen(List<Line> lines, List<String> columns, List<CoverageRow> coverage, boolean mayPlan) {

    /** One of them; {@code tone} is a class of the design, or empty. */
    public record Line(String path, String name, String scenario, String state, String tone, String detail) {}
}
