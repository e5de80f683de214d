package org.nightdesk.execution.screen;

import java.util.List;

/** The runs of a playbook, and where the next is planned. */
public record RunLinesScreen(String heading, List<RunsScreen.Line> lines, List<Offer> offers) {

    /** Where something begins. */
    public record Offer(String path, String name) {}
}
