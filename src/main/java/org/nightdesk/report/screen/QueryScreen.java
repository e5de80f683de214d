package org.nightdesk.report.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.report.screen.ReportScreen.Table;
import org.nightdesk.web.Form;

/** Where something is asked once. Without sources there is nothing to ask yet. {@code asking} is what this tab calls what it asks; {@code said} is empty or a sentence. */
public record QueryScreen(
        Form form,
        Map<String, String> sources,
        String asking,
        String said,
        List<Waiting> waiting,
        Optional<Table> table,
        Optional<Proposal> proposal) {

    /** What is proposed for a query that comes again, and where it leads. */
    public record Proposal(String text, String label, String path) {}

    /** One that still runs, here or in another tab. */
    public record Waiting(String asking, String sql, Instant since) {}
}
