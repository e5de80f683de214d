package org.nightdesk.authoring.screen;

import java.time.Instant;
import java.util.List;

/** The versions of a playbook, the newest first, each with what it changed. */
public record VersionsScreen(String path, String name, List<Version> versions) {

    public record Version(int number, String by, Instant at, String note, List<Line> lines) {}

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
