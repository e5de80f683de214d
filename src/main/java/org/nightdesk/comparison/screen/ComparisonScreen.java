package org.nightdesk.comparison.screen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Form;

/** Two runs to choose, and what is different when they were. */
public record ComparisonScreen(
        String path, String report, Form form, Map<String, String> runs, Optional<Difference> difference) {

    /** {@code columns}: those of the key first. Only what is not the same stands in {@code lines}; {@code more}: how many lines are not shown. */
    public record Difference(
            List<String> columns, List<Line> lines, int added, int removed, int changed, int same, int more) {}

    /** A row; {@code sign}: + came, - went, ~ changed. */
    public record Line(char sign, List<Cell> cells) {

        /** As a reader of the page hears it. */
        public String said() {
            return switch (sign) {
                case '+' -> "came";
                case '-' -> "went";
                default -> "changed";
            };
        }
    }

    /** {@code before} is empty where nothing changed. */
    public record Cell(String before, String after, boolean changed) {}
}
