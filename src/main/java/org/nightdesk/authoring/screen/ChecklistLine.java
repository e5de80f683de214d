package org.nightdesk.authoring.screen;

import java.util.List;

/**
 * A line of the checklist. {@code number} counts what is done, 0 for a pause; {@code said} is the sentence in pieces, every second one a name to be filled in; {@code who} is
 * empty where it does not matter.
 */
public record ChecklistLine(
        int number, String kind, String name, List<String> said, String who, List<Part> parts, List<String> marks) {

    /** One deed: what, where, with which body or statement, what is expected, and what is kept; each may be empty but the first three. */
    public record Part(String label, String what, String where, String detail, String expected, String kept) {}

    public boolean isPause() {
        return kind.equals("pause");
    }
}
