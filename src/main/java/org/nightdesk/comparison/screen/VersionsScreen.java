package org.nightdesk.comparison.screen;

import java.time.Instant;
import java.util.List;

/** The versions of a report, the newest first, each with what it changed. */
public record VersionsScreen(String path, String name, List<Version> versions) {

    /** One version; {@code lines} of SQL, then of parameters, then of the pivot. */
    public record Version(int number, String by, Instant at, List<Line> lines) {}

    /** {@code sign}: a blank where it stayed, a minus where it is gone, a plus where it is new. */
    public record Line(char sign, String text) {

        /** As a reader of the page hears it. */
        public String said() {
            return switch (sign) {
                case '-' -> "gone";
                case '+' -> "new";
                default -> "";
            };
        }
    }
}
