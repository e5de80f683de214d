package org.nightdesk.statement;

import java.time.ZoneOffset;
import org.nightdesk.api.Summary;
import org.nightdesk.billing.Bills;
import org.nightdesk.billing.Bills.Issue;
import org.nightdesk.sheet.FileView;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;

/** {@code /api/v1/billing-runs/{id}/bill.…}: a run for the invoicing system. Times are in UTC. */
@RestController
@RequestMapping("/api/v1/billing-runs/{id}")
@Needs(Role.RESPONDER)
class FilesController {

    private final Bills bills;
    private final BillFiles files;

    FilesController(Bills bills, BillFiles files) {
        this.bills = bills;
        this.files = files;
    }

    @GetMapping(path = "/bill.csv", produces = "text/csv")
    @Summary("Every line and adjustment as CSV (RFC 4180).")
    View csv(@PathVariable String id, Viewer viewer) {
        Issue issue = issue(id, viewer);
        return new FileView(
                StatementPages.name(issue, "csv"), FileView.CSV, out -> files.csv(issue, viewer, out, ZoneOffset.UTC));
    }

    @GetMapping(path = "/bill.xlsx", produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @Summary("The run as a workbook: lines, customers, adjustments, and what it is.")
    View xlsx(@PathVariable String id, Viewer viewer) {
        Issue issue = issue(id, viewer);
        return new FileView(
                StatementPages.name(issue, "xlsx"),
                FileView.XLSX,
                out -> files.xlsx(issue, viewer, out, ZoneOffset.UTC));
    }

    @GetMapping(path = "/bill.json", produces = "application/json;charset=utf-8")
    @Summary(
            "The run for programs: lines, then customers with their adjustments. Amounts and quantities are exact texts.")
    View json(@PathVariable String id, Viewer viewer) {
        Issue issue = issue(id, viewer);
        return new FileView(StatementPages.name(issue, "json"), FileView.JSON, out -> files.json(issue, viewer, out));
    }

    private Issue issue(String id, Viewer viewer) {
        if (!id.matches("run_[1-9][0-9]{0,17}")) {
            throw new NotFound("billing run " + id);
        }
        return bills.issue(Long.parseLong(id.substring(4)), viewer);
    }
}
