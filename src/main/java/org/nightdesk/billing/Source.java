package org.nightdesk.billing;

import java.time.Instant;
import org.nightdesk.report.ReportAnswers.Answered;

/** What a run was told: by which report, in which version, when, and the hash of it. */
record Source(long report, String name, int version, long run, Instant asOf, long rows, String sha256) {

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
