package org.nightdesk.setup;

import java.util.List;
import java.util.Objects;
import org.nightdesk.paging.Attempt;
import org.nightdesk.setup.screen.FirstStepsScreen.Line;
import org.nightdesk.web.Times;

/** Says what became of a test page, and what to look at when it did not come. */
final class TrialWords {

    private TrialWords() {}

    /** The kind of a contact method as people say it. */
    static String way(String kind) {
        return switch (kind) {
            case "email" -> "mail";
            case "ntfy" -> "push";
            default -> kind;
        };
    }

    /** What is true of several messages is said once. */
    static List<Line> lines(List<Attempt> attempts, Times times) {
        return attempts.stream().map(attempt -> line(attempt, times)).distinct().toList();
    }

    private static Line line(Attempt attempt, Times times) {
        String way = way(attempt.kind());
        return switch (attempt.state()) {
            case WAITING -> new Line("Next by " + way + ", at " + times.clock(attempt.dueAt()), false);
            case SENDING -> new Line("By " + way + ", on its way", false);
            case SENT, DELIVERED, ANSWERED -> new Line("By " + way + " at " + at(attempt, times), false);
            case FAILED -> new Line("Not by " + way + ": " + attempt.reason(), true);
            case UNKNOWN -> new Line("By " + way + ", not confirmed: " + attempt.reason(), true);
        };
    }

    /** Sentences with the remedy in them; one that is true of several messages is said once. */
    static List<String> checks(List<Attempt> attempts, Times times) {
        return attempts.stream()
                .map(attempt -> check(attempt, times))
                .distinct()
                .toList();
    }

    private static String check(Attempt attempt, Times times) {
        return switch (attempt.state()) {
            case WAITING, SENDING ->
                capital(way(attempt.kind())) + " had not gone out yet. Try again and wait a little.";
            case FAILED, UNKNOWN -> capital(way(attempt.kind())) + ": " + attempt.reason();
            case SENT, DELIVERED, ANSWERED -> taken(attempt, at(attempt, times));
        };
    }

    private static String taken(Attempt attempt, String at) {
        return switch (attempt.kind()) {
            case "email" ->
                "The mail server took it at %s for %s. Is that your address? Look where your mail keeps junk."
                        .formatted(at, attempt.address());
            case "ntfy" ->
                "The push server took it at %s. Is your phone subscribed to exactly this topic, and may the app make a sound at night?"
                        .formatted(at);
            default ->
                "What stands behind the %s took it at %s. Look at what it did with it.".formatted(attempt.kind(), at);
        };
    }

    private static String at(Attempt attempt, Times times) {
        return times.seconds(Objects.requireNonNullElse(attempt.sentAt(), attempt.dueAt()));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }
}
