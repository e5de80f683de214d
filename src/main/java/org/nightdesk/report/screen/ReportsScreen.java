package org.nightdesk.report.screen;

import java.util.List;

/** The catalogue of reports, as far as they have the words that were looked for. */
public record ReportsScreen(String query, List<Line> lines, boolean mayWrite) {

    /** One report. */
    public record Line(String path, String name, String description, String owner) {}
}
