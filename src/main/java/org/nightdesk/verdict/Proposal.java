package org.nightdesk.verdict;

import org.nightdesk.verdict.VerdictStore.Sum;

/** What would mend a source of pages, as a sentence and a place to do it; both empty while it pages well or too little was said. */
record Proposal(String words, String path) {

    private static final int ENOUGH = 3;
    private static final Proposal NONE = new Proposal("", "");

    /** Where half or more of at least three verdicts say the same. */
    static Proposal of(Sum sum) {
        if (sum.all() < ENOUGH) {
            return NONE;
        }
        if (2 * sum.noise() >= sum.all()) {
            return new Proposal(
                    "Mostly noise: raise its threshold where it is measured, let it last longer before it signals, or take it off paging.",
                    sum.kind().equals("integration") ? "/integrations" : "/services");
        }
        if (2 * sum.couldWait() >= sum.all()) {
            return new Proposal(
                    "It could mostly wait: lower its priority, or let the first step be only for P1 and P2, or only by day.",
                    sum.policyPath());
        }
        if (2 * sum.wrongPerson() >= sum.all()) {
            return new Proposal(
                    "It mostly wakes the wrong people: look whom its policy calls first.", sum.policyPath());
        }
        return NONE;
    }
}
