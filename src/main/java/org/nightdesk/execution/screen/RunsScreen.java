package org.nightdesk.execution.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Form;

/** Every run, plans that wait, and what is stopped. {@code action} is where a stop is posted. */
public record RunsScreen(List<Line> runs, List<Line> plans, List<Stopped> stopped, boolean mayStop, Form form) {

    /** So many of each are shown, the newest. */
    public static final int MOST = 50;

    public record Line(String path, String title, String state, String tone, String beside, Instant at) {}

    public record Stopped(String playbook, String title, String reason, String by, Instant at) {}
}
