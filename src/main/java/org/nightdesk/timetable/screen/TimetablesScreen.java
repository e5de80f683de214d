package org.nightdesk.timetable.screen;

import java.util.List;

/** Below a playbook: what the clock begins of it. */
public record TimetablesScreen(List<Line> lines) {

    /** {@code state} says whether it is approved. */
    public record Line(String path, String when, String state, String tone, String by) {}
}
