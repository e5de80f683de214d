package org.nightdesk.usage;

import java.time.Instant;
import org.nightdesk.report.ReportAnswers.Answered;

/** What told of a month: which report, in which version, when by its database's clock, and the hash of what it said. */
public record Source(long report, String name, int version, long run, Instant asOf, long rows, String sha256) {

    static Source of(Answered answered) {
        return new Source(
                answered.report().id(),
                answered.report().name(),
                answered.report().version(),
                answered.run(),
                answered.asOf(),
                answered.rows(),
                answered.sha256());
    }
}
