package org.nightdesk.report.screen;

import java.util.Map;
import java.util.Optional;
import org.nightdesk.report.screen.ReportScreen.Table;
import org.nightdesk.web.Form;

/** Where something is asked once. Without sources there is nothing to ask yet. */
public record QueryScreen(Form form, Map<String, String> sources, Optional<Table> table, Optional<Proposal> proposal) {

    /** What is proposed for a query that comes again, and where it leads. */
    public record Proposal(String text, String label, String path) {}
}
