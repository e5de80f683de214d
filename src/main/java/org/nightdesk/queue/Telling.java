package org.nightdesk.queue;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.nightdesk.paging.Attempt;
import org.nightdesk.web.Times;

/** Says how somebody was told, and until when they may take it. */
final class Telling {

    private static final int WATCH = 6;

    private Telling() {}

    /** {@code You were told by push at 03:07 and by mail at 03:09.} */
    static String words(List<Attempt> attempts, long me, Times times) {
        String ways = attempts.stream()
                .filter(each -> each.person().value() == me && each.purpose() == Attempt.Purpose.PAGE)
                .filter(each -> each.state() != Attempt.State.WAITING)
                .map(each -> "by " + way(each.kind()) + " at " + times.clock(at(each))
                        + (each.state() == Attempt.State.FAILED ? ", which failed" : ""))
                .collect(Collectors.joining(" and "));
        return ways.isEmpty() ? "You are being told." : "You were told " + ways + ".";
    }

    /** The next of 00:00, 06:00, 12:00 and 18:00 that is at least an hour away: {@code 06:00}. */
    static String nextWatch(Times times) {
        ZonedDateTime soonest = times.now().atZone(times.here().zone()).plusHours(1);
        return "%02d:00".formatted((soonest.getHour() / WATCH + 1) * WATCH % 24);
    }

    private static Instant at(Attempt attempt) {
        return Objects.requireNonNullElse(attempt.at(), attempt.dueAt());
    }

    private static String way(String kind) {
        return switch (kind) {
            case "email" -> "mail";
            case "ntfy" -> "push";
            default -> kind;
        };
    }
}
