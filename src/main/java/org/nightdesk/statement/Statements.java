package org.nightdesk.statement;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.nightdesk.billing.Bills;
import org.nightdesk.billing.Bills.Adjusted;
import org.nightdesk.billing.Bills.Issue;
import org.nightdesk.billing.Bills.Part;
import org.nightdesk.rating.Line;
import org.nightdesk.statement.screen.StatementScreen;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Writes what one customer owes. */
@Component
class Statements {

    private final Bills bills;

    Statements(Bills bills) {
        this.bills = bills;
    }

    /** NotFound for who does not see that customer's lines. */
    StatementScreen of(long run, String customer, Viewer viewer) {
        Issue issue = bills.issue(run, viewer);
        Part part = bills.part(run, customer, viewer);
        String name = "?name=" + URLEncoder.encode(customer, StandardCharsets.UTF_8);
        String path = "/billing/runs/" + run;
        return new StatementScreen(
                path + "/customer" + name,
                path + "/statement.csv" + name,
                issue.bill(),
                customer,
                issue.month().toString(),
                issue.version(),
                issue.currency(),
                issue.signedAt(),
                bills.lines(run, customer, viewer).stream()
                        .map(line -> line(line, issue))
                        .toList(),
                adjusted(run, customer, viewer).stream()
                        .map(one -> new StatementScreen.Line(
                                one.what() + ": " + one.reason(), "", "", Sums.plain(one.amount(), issue.decimals())))
                        .toList(),
                Sums.plain(part.usage(), issue.decimals()),
                Sums.plain(part.total(), issue.decimals()),
                part.before()
                        .map(before -> "Version " + before.version() + " came to "
                                + Sums.plain(before.total(), issue.decimals()) + " " + issue.currency()
                                + "; the difference is "
                                + Sums.plain(part.total().subtract(before.total()), issue.decimals()) + ".")
                        .orElse(""),
                part.sha256());
    }

    List<Adjusted> adjusted(long run, String customer, Viewer viewer) {
        return bills.adjusted(run, viewer).stream()
                .filter(one -> one.customer().equals(customer))
                .toList();
    }

    private static StatementScreen.Line line(Line line, Issue issue) {
        return new StatementScreen.Line(
                (line.key().item() + " " + line.key().detail()).strip(),
                (line.spokenQuantity() + " " + line.unit()).strip(),
                line.price(),
                Sums.plain(line.amount(), issue.decimals()));
    }
}
