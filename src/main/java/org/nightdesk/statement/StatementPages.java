package org.nightdesk.statement;

import java.time.ZoneId;
import org.nightdesk.billing.Bills;
import org.nightdesk.billing.Bills.Issue;
import org.nightdesk.people.Viewers;
import org.nightdesk.sheet.FileView;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A customer's statement, for paper and as a file, and a run as files: for whoever sees these lines. */
@Controller
@Needs(Role.REQUESTER)
class StatementPages {

    private static final String PATH = "/billing/runs/{id:[0-9]+}";

    private final Statements statements;
    private final Bills bills;
    private final BillFiles files;
    private final Viewers viewers;

    StatementPages(Statements statements, Bills bills, BillFiles files, Viewers viewers) {
        this.statements = statements;
        this.bills = bills;
        this.files = files;
        this.viewers = viewers;
    }

    @GetMapping(PATH + "/statement")
    ModelAndView statement(@PathVariable long id, @RequestParam(defaultValue = "") String name) {
        return new Screen("statement/statement", statements.of(id, name, viewers.current()));
    }

    @GetMapping(PATH + "/statement.csv")
    ModelAndView statementFile(@PathVariable long id, @RequestParam(defaultValue = "") String name) {
        Viewer viewer = viewers.current();
        ZoneId zone = viewers.zone();
        Issue issue = bills.issue(id, viewer);
        bills.part(id, name, viewer);
        return new ModelAndView(new FileView(
                "statement-" + issue.month() + "-v" + issue.version() + ".csv",
                FileView.CSV,
                out -> files.csv(issue, name, viewer, out, zone)));
    }

    @GetMapping(PATH + "/bill.csv")
    ModelAndView csv(@PathVariable long id) {
        Viewer viewer = viewers.current();
        ZoneId zone = viewers.zone();
        Issue issue = bills.issue(id, viewer);
        return new ModelAndView(
                new FileView(name(issue, "csv"), FileView.CSV, out -> files.csv(issue, viewer, out, zone)));
    }

    @GetMapping(PATH + "/bill.xlsx")
    ModelAndView xlsx(@PathVariable long id) {
        Viewer viewer = viewers.current();
        ZoneId zone = viewers.zone();
        Issue issue = bills.issue(id, viewer);
        return new ModelAndView(
                new FileView(name(issue, "xlsx"), FileView.XLSX, out -> files.xlsx(issue, viewer, out, zone)));
    }

    @GetMapping(PATH + "/bill.json")
    ModelAndView json(@PathVariable long id) {
        Viewer viewer = viewers.current();
        Issue issue = bills.issue(id, viewer);
        return new ModelAndView(
                new FileView(name(issue, "json"), FileView.JSON, out -> files.json(issue, viewer, out)));
    }

    static String name(Issue issue, String format) {
        return "bill-" + issue.month() + "-v" + issue.version() + "." + format;
    }
}
