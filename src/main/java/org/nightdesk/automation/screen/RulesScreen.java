package org.nightdesk.automation.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** All rules in their order and the form that writes one; {@code at} is where it is sent, empty for who may not write. */
public record RulesScreen(
        List<Line> lines,
        String at,
        String heading,
        Form form,
        List<Begin> begins,
        Map<String, String> events,
        List<Met> runs) {

    /** A rule that is offered to begin with; {@code path} shows it in the form. */
    public record Begin(String path, String name) {}

    /** One rule; {@code when} is the sentence, {@code problem} why it is not understood any more. */
    public record Line(
            String path, String name, boolean active, String when, List<String> steps, int matches, String problem) {}

    /** It met a ticket; {@code good}: and did what it says. */
    public record Met(String ticket, String outcome, String reason, boolean good, Instant at) {}

    public boolean mayWrite() {
        return !at.isEmpty();
    }

    public boolean isChange() {
        return at.matches("/rules/\\d+");
    }
}
