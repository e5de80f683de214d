package org.nightdesk.handoff.screen;

import java.util.List;

/** What each team asks for; {@code problem} is why something typed was refused. */
public record DemandsScreen(List<Line> lines, boolean mayWrite, String problem) {

    /** {@code fields} a line each. */
    public record Line(String id, String team, String fields) {}
}
