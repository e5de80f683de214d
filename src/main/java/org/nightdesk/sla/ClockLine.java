package org.nightdesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nightdesk.web.ClockFace;
import org.nightdesk.web.Times;

/**
 * A clock as a line of a ticket's screen: its strip, and the sums that explain it. {@code bars} and the two ticks stand in
 * percent of the strip's width, {@code due} is empty where there is no due time; {@code nowAt} is negative for none.
 */
public record ClockLine(
        String promise,
        ClockFace face,
        String due,
        String sentence,
        List<Bar> bars,
        double nowAt,
        double dueAt,
        List<Sum> sums,
        String today,
        String result,
        String source) {

    private static final int MOST_SUMS = 12;
    private static final double WHOLE = 100;

    /** A piece of the strip; {@code tone} is a class of clock.css. */
    public record Bar(String tone, double from, double width) {}

    /** A row of the sums. */
    public record Sum(String at, String what, String amount) {}

    /** The lines of a ticket. */
    public static List<ClockLine> of(Standing standing, Times times) {
        return standing.strips().stream()
                .filter(strip -> strip.isRunning() || strip.isPaused() || strip.isMet())
                .map(strip -> line(strip, standing, times))
                .toList();
    }

    /** How a clock is drawn in a list. */
    public static ClockFace face(Strip strip, Instant now) {
        String what = strip.promise().title().toLowerCase(Locale.ROOT);
        if (strip.isMet()) {
            return ClockFace.met(strip.isLate() ? "met late" : "met", what);
        }
        return strip.due()
                .map(due -> ClockFace.running(strip.began(), due, now, what))
                .orElseGet(() -> ClockFace.paused(
                        "paused", strip.waitingOn().map(Waiting::spoken).orElse("")));
    }

    private static ClockLine line(Strip strip, Standing standing, Times times) {
        String source = standing.agreement() + ". Calendar " + standing.calendar() + ", version "
                + standing.calendarVersion() + "."
                + (standing.recomputing() ? " It has changed: lists are being recomputed." : "");
        double whole = Math.max(1, weight(strip, Instant.MAX));
        double dueAt =
                strip.due().isEmpty() ? -1 : WHOLE * weight(strip, strip.due().get()) / whole;
        boolean goes = strip.ended().isEmpty();
        return new ClockLine(
                strip.promise().title(),
                unnamed(face(strip, times.now())),
                strip.due().map(times::point).orElse(""),
                sentence(strip, times),
                bars(strip, whole),
                goes ? WHOLE * weight(strip, times.now()) / whole : -1,
                dueAt,
                sums(strip, times),
                (goes ? "Now: " : "In all: ") + Times.span(strip.used()) + " of " + Times.span(strip.target())
                        + " used",
                strip.left().isNegative()
                        ? Times.span(strip.left().abs()) + " over"
                        : Times.span(strip.left()) + " left",
                source);
    }

    /** Its name stands at the beginning of the line; what follows a time that counts would move. */
    private static ClockFace unnamed(ClockFace face) {
        return face.kind() == ClockFace.Kind.PAUSED
                ? face
                : new ClockFace(face.kind(), face.at(), face.left(), face.words(), "");
    }

    private static String sentence(Strip strip, Times times) {
        String due = strip.due().map(times::title).orElse("");
        String open = Times.span(strip.target()) + " of open time";
        if (strip.isPaused() && due.isEmpty()) {
            return "It stands still while it waits for "
                    + strip.waitingOn().map(Waiting::spoken).orElse("something") + ". " + open + " were promised.";
        }
        return due.isEmpty()
                ? "It is never due: its calendar does not open again."
                : (strip.isMet() ? "It would have been due " : "Due ") + due + ": " + open + " from "
                        + times.point(strip.began()) + ".";
    }

    /** Outside open hours nothing is drawn: the strip shows the time that counts, and what was paused of it. */
    private static List<Bar> bars(Strip strip, double whole) {
        List<Bar> bars = new ArrayList<>();
        double at = 0;
        for (Segment segment : strip.segments()) {
            double width = WHOLE * weight(segment) / whole;
            String tone = tone(strip, segment);
            if (width > 0) {
                Bar last = bars.isEmpty() ? new Bar("", 0, 0) : bars.getLast();
                if (last.tone().equals(tone)) {
                    bars.set(bars.size() - 1, new Bar(tone, last.from(), last.width() + width));
                } else {
                    bars.add(new Bar(tone, at, width));
                }
                at += width;
            }
        }
        return bars;
    }

    private static String tone(Strip strip, Segment segment) {
        return switch (segment.kind()) {
            case RAN -> strip.isMet() && !strip.isLate() ? "t-met" : "t-ran";
            case LATE -> "t-late";
            case PAUSED, RESTED -> "t-pause";
            case LEFT, OUTSIDE -> "t-left";
        };
    }

    private static double weight(Strip strip, Instant until) {
        return strip.segments().stream()
                .filter(segment -> segment.from().isBefore(until))
                .mapToDouble(segment -> segment.until().isAfter(until) && segment.kind() != Segment.Kind.OUTSIDE
                        ? Duration.between(segment.from(), until).toSeconds()
                        : weight(segment))
                .sum();
    }

    private static double weight(Segment segment) {
        return segment.kind() == Segment.Kind.OUTSIDE ? 0 : segment.length().toSeconds();
    }

    /** One row for each time it did one thing, with what was closed in between; the oldest are left out when there are many. */
    private static List<Sum> sums(Strip strip, Times times) {
        List<Sum> sums = new ArrayList<>();
        List<Segment> segments = strip.segments().stream()
                .filter(segment ->
                        segment.kind() != Segment.Kind.LEFT && segment.from().isBefore(times.now()))
                .toList();
        int place = 0;
        while (place < segments.size()) {
            Segment first = segments.get(place);
            Duration counted = Duration.ZERO;
            Duration closed = Duration.ZERO;
            while (place < segments.size() && goesOn(first, segments.get(place))) {
                Segment each = segments.get(place++);
                boolean outside = each.kind() == Segment.Kind.OUTSIDE && first.kind() != Segment.Kind.OUTSIDE;
                counted = outside ? counted : counted.plus(each.length());
                closed = outside ? closed.plus(each.length()) : closed;
            }
            sums.add(new Sum(
                    times.point(first.from()),
                    what(first) + (closed.isZero() ? "" : ", without " + Times.span(closed) + " outside open hours"),
                    Times.span(counted)));
        }
        return sums.size() <= MOST_SUMS ? sums : sums.subList(sums.size() - MOST_SUMS, sums.size());
    }

    private static boolean goesOn(Segment first, Segment next) {
        return next.kind() == first.kind() && next.on() == first.on()
                || next.kind() == Segment.Kind.OUTSIDE && first.kind() != Segment.Kind.OUTSIDE;
    }

    private static String what(Segment segment) {
        return switch (segment.kind()) {
            case RAN -> "ran";
            case LATE -> "ran on, late";
            case PAUSED -> "paused, waiting for " + segment.on().spoken();
            case RESTED -> "rested, it was resolved";
            case OUTSIDE -> "outside open hours";
            case LEFT -> "left";
        };
    }
}
