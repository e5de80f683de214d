package org.nightdesk.worklog.screen;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** All time spent on a ticket; {@code at} is the path of the line being changed, or of a new one. */
public record WorkScreen(
        String number, String ticket, String sum, List<Line> lines, String at, String heading, Form form) {

    /** {@code minutes} in words; {@code path} leads to changing it, empty when that is not this viewer's. */
    public record Line(String path, String who, Instant at, String minutes, String note, boolean billable) {}

    public static final Map<String, String> BILLABLE = billable();

    private static Map<String, String> billable() {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("no", "No");
        choices.put("yes", "Yes");
        return choices;
    }

    public boolean isChange() {
        return at.matches(".*/work/\\d+");
    }
}
