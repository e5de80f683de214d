package org.nightdesk.requisition.screen;

import java.util.List;
import java.util.Map;

/**
 * What a ticket asks to be set, beside it; {@code problems} became wrong since; {@code further}: so many more were merged into it and come after. {@code playbooks} could do it, and
 * {@code plan} is where the plan of one is made.
 */
public record SideScreen(
        String installation,
        String path,
        List<Line> lines,
        List<String> problems,
        boolean done,
        int further,
        Map<String, String> playbooks,
        String plan) {

    /** One setting. */
    public record Line(String path, String key, String now, String wanted) {}
}
