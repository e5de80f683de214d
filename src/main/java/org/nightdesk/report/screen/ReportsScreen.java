package org.nightdesk.report.screen;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The catalogue of reports, as far as they have the words and the tag that were looked for. {@code desk}: for somebody who works here, not for one who is only named on some. {@code tags} are all there are, and of how many reports. */
public record ReportsScreen(
        String query, String tag, Map<String, Integer> tags, List<Line> lines, boolean desk, boolean mayWrite) {

    /** One report. */
    public record Line(String path, String name, String description, String owner, List<String> tags) {}

    /** Where the reports of a tag are, with the same words; of all when it is empty. */
    public static String path(String tag, String query) {
        String words = query.isEmpty() ? "" : "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        return "/reports?tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8) + words;
    }

    /** Whether somebody looks for something. */
    public boolean looking() {
        return !query.isEmpty() || !tag.isEmpty();
    }
}
