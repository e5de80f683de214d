package org.nightdesk.review;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.timeline.Recorded;

/** What the record itself shows to have made it worse, or to have gone well. The bounds are conventions of this program. */
final class Findings {

    private static final Duration QUICK_ANSWER = Duration.ofMinutes(5);
    private static final Duration SLOW_ANSWER = Duration.ofMinutes(15);
    private static final Duration SOON_TOLD = Duration.ofMinutes(30);
    private static final Duration LONG_HOLD = Duration.ofMinutes(30);
    private static final int MANY_HANDS = 3;

    private Findings() {}

    static List<String> factors(Course course) {
        List<String> factors = new ArrayList<>();
        if (!course.noticed().byAlert()) {
            factors.add("No alert noticed it: " + Words.clause(course.noticed().name()) + " did.");
        }
        course.first("skipped")
                .ifPresent(entry -> factors.add("A step of the escalation reached nobody: "
                        + Words.clause(entry.entry().text()) + "."));
        course.first("exhausted")
                .ifPresent(entry -> factors.add("Nobody answered the first time through the policy, "
                        + Words.span(course.until(entry)) + " after it began."));
        slowAnswer(course).ifPresent(factors::add);
        course.first("resumed")
                .ifPresent(entry -> factors.add("Whoever had taken it let it go, and paging began again."));
        long hands = course.all("assigned").count();
        if (hands >= MANY_HANDS) {
            factors.add("It changed hands " + hands + " times.");
        }
        holds(course).ifPresent(factors::add);
        long back = course.all("reopened").count();
        if (back > 0) {
            factors.add(
                    "It came back " + (back == 1 ? "once" : back + " times") + " after it had been taken for over.");
        }
        course.restored()
                .ifPresent(entry -> factors.add("It was restored by a workaround: "
                        + Words.clause(entry.entry().text()) + ". The real fix is an action."));
        return factors;
    }

    static List<String> wentWell(Course course) {
        List<String> well = new ArrayList<>();
        if (course.noticed().byAlert()) {
            well.add("An alert noticed it (" + Words.clause(course.noticed().name()) + "), nobody had to call.");
        }
        course.firstAnswer()
                .filter(answer -> course.until(answer).compareTo(QUICK_ANSWER) <= 0)
                .ifPresent(
                        answer -> well.add(Words.clause(answer.entry().actor().name()) + " answered within "
                                + Words.span(course.until(answer)) + "."));
        course.customersTold()
                .filter(told -> course.until(told).compareTo(SOON_TOLD) <= 0)
                .ifPresent(
                        told -> well.add("Customers were told " + Words.span(course.until(told)) + " after it began."));
        course.restored()
                .ifPresent(
                        entry -> well.add("A workaround restored it after " + Words.span(course.until(entry)) + "."));
        return well;
    }

    private static Optional<String> slowAnswer(Course course) {
        return course.firstAnswer()
                .map(course::until)
                .filter(wait -> wait.compareTo(SLOW_ANSWER) >= 0)
                .map(wait -> "The first answer came after " + Words.span(wait) + ".");
    }

    private static Optional<String> holds(Course course) {
        Duration held = Duration.ZERO;
        Recorded since = null;
        for (Recorded entry : course.entries()) {
            if (Course.verb(entry).equals("held")) {
                since = entry;
                continue;
            }
            boolean goesOn =
                    Course.verb(entry).equals("unheld") || Course.verb(entry).equals("resolved");
            if (since != null && goesOn) {
                held = held.plus(Duration.between(Course.at(since), Course.at(entry)));
                since = null;
            }
        }
        return Optional.of(held)
                .filter(total -> total.compareTo(LONG_HOLD) >= 0)
                .map(total -> "It waited " + Words.span(total) + " on hold.");
    }
}
