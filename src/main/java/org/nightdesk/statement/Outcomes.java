package org.nightdesk.statement;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.nightdesk.billing.Bills;
import org.nightdesk.billing.Bills.Issue;
import org.nightdesk.memo.Memos;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;

/** Keeps on the bill how the call to whoever invoices went, and tells the bill's owner what did not arrive. */
@Component("statementOutcomes")
class Outcomes {

    private final Bills bills;
    private final Timeline timeline;
    private final Memos memos;

    Outcomes(Bills bills, Timeline timeline, Memos memos) {
        this.bills = bills;
        this.timeline = timeline;
        this.memos = memos;
    }

    /** A run for which nobody is called. */
    void same(long run, String reason, Instant now) {
        Issue issue = bills.issue(run, Viewer.system());
        append(issue, "not sent", named(issue) + ", to whoever invoices. " + reason, now);
    }

    /** In the transaction that ends the call, as {@code sent}, {@code failed} or {@code overtaken}. */
    void tell(Call call, String state, String reason, Instant now) {
        Issue issue = bills.issue(call.run(), Viewer.system());
        switch (state) {
            case "sent" -> append(issue, "delivered", named(issue) + " to whoever invoices.", now);
            case "failed" -> append(issue, "failed", named(issue) + " did not reach whoever invoices: " + reason, now);
            default -> append(issue, "not sent", named(issue) + ", to whoever invoices. " + reason, now);
        }
        if (state.equals("failed")) {
            memos.send(
                    bills.owner(issue.definition()),
                    "Not delivered: " + issue.bill() + " " + issue.month(),
                    "Whoever invoices was not reached with version " + issue.version() + ", which is signed off: "
                            + reason + "\nMended, it can be sent again from the bill’s page.",
                    "/billing/" + issue.definition(),
                    now);
        }
    }

    private static String named(Issue issue) {
        return issue.month() + ", version " + issue.version();
    }

    private void append(Issue issue, String verb, String text, Instant now) {
        timeline.append(new Entry(
                Subject.of("billing", issue.definition()),
                now,
                Actor.system(),
                verb,
                text,
                Map.of(),
                false,
                Set.of(Viewer.LEADS)));
    }
}
