package org.nightdesk.report.screen;

import java.util.List;

/** The catalogue of reports. */
public record ReportsScreen(List<Line> lines, boolean mayWrite) {

    /** One report. */
    public record Line(String path, String name, String description, String owner) {}
}
