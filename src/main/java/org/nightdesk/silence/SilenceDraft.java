package org.nightdesk.silence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/** A silence as somebody wants it; the fields mean what they mean in {@link Silence}. Without {@code warnMinutes}: as before, 15 for a new one. */
public record SilenceDraft(
        List<Matcher> matchers,
        OptionalLong sender,
        Instant from,
        Instant until,
        String reason,
        String author,
        OptionalInt warnMinutes) {

    static final int USUAL_WARNING = 15;

    /** What is silenced for longer is to be mended where it comes from. */
    private static final Duration LONGEST = Duration.ofDays(90);

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_AUTHOR = 200;
    private static final int MOST_MATCHERS = 20;
    private static final int EARLIEST_WARNING = 7 * 24 * 60;

    public SilenceDraft {
        matchers = List.copyOf(matchers);
        reason = reason.strip().replace("\0", "");
        author = author.strip().replace("\0", "");
    }

    /** When whoever made it is to be told; empty when that is over already, or not wanted. */
    Optional<Instant> warnAt(Instant now) {
        int minutes = warnMinutes.orElse(USUAL_WARNING);
        Instant begins = from.isAfter(now) ? from : now;
        return Optional.of(until.minus(Duration.ofMinutes(minutes))).filter(at -> minutes > 0 && at.isAfter(begins));
    }

    void refuseIfWrong(Instant now) {
        List<Problem> problems = new ArrayList<>();
        if (matchers.isEmpty() || matchers.size() > MOST_MATCHERS) {
            problems.add(new Problem("matchers", "Say which alerts, by 1 to 20 labels: alertname=\"DiskFull\"."));
        } else if (holdsForNothing()) {
            problems.add(new Problem(
                    "matchers", "That would silence every alert. Name at least one label that must have a value."));
        }
        if (!from.isBefore(until)) {
            problems.add(new Problem("until", "It ends before it begins. Choose a later end."));
        } else if (!until.isAfter(now)) {
            problems.add(new Problem("until", "That is over. Choose an end that is still to come."));
        } else if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            problems.add(new Problem("until", "A silence lasts 90 days at most. Choose an earlier end."));
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            problems.add(new Problem("reason", "Say why, in at most 1,000 letters: whoever looks at night must know."));
        }
        if (author.isEmpty() || author.length() > LONGEST_AUTHOR) {
            problems.add(new Problem("author", "Say who makes it."));
        }
        if (warnMinutes.orElse(0) < 0 || warnMinutes.orElse(0) > EARLIEST_WARNING) {
            problems.add(new Problem("warnMinutes", "You are told 0 to 10,080 minutes before it ends; 0 is never."));
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }

    // As Alertmanager: at least one must not hold for an alert without any label.
    private boolean holdsForNothing() {
        try {
            return matchers.stream().allMatch(one -> one.matches(Map.of()));
        } catch (Matcher.Endless endless) {
            throw Refused.invalid("matchers", "That regular expression takes too long. Write a simpler one.");
        }
    }
}
