package org.nightdesk.report.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.chart.Drawing;
import org.nightdesk.pivot.PivotForm;
import org.nightdesk.pivot.PivotScreen;
import org.nightdesk.report.Asked;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel.Piece;

/** A report: what it asks, its result when it was run just now, and how it was run before. {@code desk}: for somebody who works here, not for one who is only named on it. {@code builtIn}: it is copied, never changed. {@code keeps}: the pivot that could become everybody's, as lines; empty when none could. */
public record ReportScreen(
        String path,
        String name,
        String description,
        String origin,
        boolean desk,
        boolean mayWrite,
        boolean builtIn,
        List<Asked> asked,
        PivotForm pivot,
        String keeps,
        Form form,
        boolean refused,
        Optional<Table> table,
        List<Past> past,
        List<Piece> panels) {

    /** A result, or its pivot and then neither headings nor lines; {@code columns} are the result's own, {@code figures} the places of those that hold nothing but numbers; {@code totals} the sums below them, none where not all rows are shown; {@code charts} the same for each width of a window, or why there is none. */
    public record Table(
            Optional<PivotScreen> pivot,
            List<String> columns,
            List<String> headings,
            List<List<String>> lines,
            Set<Integer> figures,
            List<String> totals,
            List<Drawing> charts,
            String chartless,
            Said said) {

        /** How a column's cells stand: figures below each other. */
        public @Nullable String tone(int column) {
            return figures.contains(column) ? "figure" : null;
        }
    }

    /** What is said below a result. */
    public record Said(long rows, boolean truncated, Optional<Instant> asOf, String sha256) {}

    /** A run; {@code cancel} is the path that ends it, empty when it has ended. */
    public record Past(
            String by,
            Instant at,
            String format,
            int version,
            String arguments,
            String how,
            String sha256,
            String cancel) {}

    /** What is wrong and belongs to no field shown. */
    public List<String> others() {
        return form.others(asked.stream().map(Asked::field).toList());
    }
}
