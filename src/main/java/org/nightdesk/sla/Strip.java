package org.nightdesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.sla.Course.Did;
import org.nightdesk.sla.Course.Stretch;

/**
 * A promise and how it stands at a moment: when it is due, and the segments that lead there. They begin when the clock
 * began and follow each other without a gap until the due time or the end of what happened, whichever is later; what ran (in
 * time and late) adds up to {@link #used()}, what ran in time and what is left adds up to {@link #target()}.
 */
public final class Strip {

    private final Promise promise;
    private final Duration target;
    private final Course course;
    private final Calendar calendar;
    private final Instant now;
    private final List<Segment> segments = new ArrayList<>();
    private final Duration used;
    private final @Nullable Instant due;

    private Strip(Promise promise, Duration target, Course course, Calendar calendar, Instant now) {
        this.promise = promise;
        this.target = target;
        this.course = course;
        this.calendar = calendar;
        this.now = now;
        long counted = 0;
        long whole = Micros.of(target);
        long dueAt = Long.MAX_VALUE;
        for (Stretch stretch : course.stretches()) {
            long from = Micros.of(stretch.from());
            long until = Micros.of(end(stretch));
            if (stretch.did() == Did.RAN) {
                long ran = calendar.open(from, until);
                if (counted < whole && counted + ran >= whole) {
                    dueAt = calendar.after(from, whole - counted);
                }
                counted += ran;
            }
            cut(stretch, from, until, dueAt);
        }
        this.used = Micros.duration(counted);
        if (dueAt == Long.MAX_VALUE && course.state() != Course.State.PAUSED) {
            dueAt = ahead(whole - counted);
        }
        this.due = dueAt == Long.MAX_VALUE ? null : Micros.instant(dueAt);
    }

    /** How a promise stands at {@code now}, which is not before the last of the deeds; empty when nothing of it is owed. */
    static Optional<Strip> of(Promise promise, List<Deed> deeds, Terms terms, Instant now) {
        Duration target = terms.targets().get(promise);
        return target == null
                ? Optional.empty()
                : Course.of(promise, deeds, terms.rules())
                        .map(course -> new Strip(promise, target, course, terms.calendar(), now));
    }

    public Promise promise() {
        return promise;
    }

    /** How much open time was promised. */
    public Duration target() {
        return target;
    }

    /** How much open time has counted so far. */
    public Duration used() {
        return used;
    }

    /** What is left of the target; negative by as much open time as it is late. */
    public Duration left() {
        return target.minus(used);
    }

    /**
     * When it is due, or was: empty while it pauses before the target is used up, and when the calendar never opens again. Of a
     * clock that was met, when it would have been due.
     */
    public Optional<Instant> due() {
        return Optional.ofNullable(due);
    }

    /** When the clock began. */
    public Instant began() {
        return course.stretches().isEmpty()
                ? now
                : course.stretches().getFirst().from();
    }

    /** When it was met or came to nothing; empty while it goes. */
    public Optional<Instant> ended() {
        return course.ended();
    }

    public boolean isRunning() {
        return course.state() == Course.State.RUNNING;
    }

    public boolean isPaused() {
        return course.state() == Course.State.PAUSED;
    }

    public boolean isMet() {
        return course.state() == Course.State.MET;
    }

    /** Whether the due time has passed, or had when it was met. */
    public boolean isLate() {
        return due != null && ended().orElse(now).isAfter(due);
    }

    /** What a paused clock waits for; empty for one that does not pause. */
    public Optional<Waiting> waitingOn() {
        return isPaused() ? Optional.of(course.stretches().getLast().on()) : Optional.empty();
    }

    public List<Segment> segments() {
        return List.copyOf(segments);
    }

    /**
     * When that much of the target is or was used up, always within open hours or at their end; empty while that is not known
     * because the clock stands still.
     */
    Optional<Instant> reached(Duration amount) {
        long rest = Micros.of(amount);
        for (Stretch stretch : course.stretches()) {
            if (stretch.did() == Did.RAN) {
                long from = Micros.of(stretch.from());
                long at = calendar.after(from, rest);
                boolean lasts = stretch.until().equals(Instant.MAX);
                if (at != Long.MAX_VALUE && (lasts || at <= Micros.of(stretch.until()))) {
                    return Optional.of(Micros.instant(at));
                }
                rest -= lasts ? 0 : calendar.open(from, Micros.of(stretch.until()));
            }
        }
        return Optional.empty();
    }

    /** When a share of the target, in percent, is or was used up. */
    Optional<Instant> reached(int percent) {
        return reached(target.multipliedBy(percent).dividedBy(100));
    }

    private Instant end(Stretch stretch) {
        return stretch.until().isAfter(now) ? now : stretch.until();
    }

    private void cut(Stretch stretch, long from, long until, long dueAt) {
        Segment.Kind kind = switch (stretch.did()) {
            case RAN -> Segment.Kind.RAN;
            case PAUSED -> Segment.Kind.PAUSED;
            case RESTED -> Segment.Kind.RESTED;
        };
        if (kind == Segment.Kind.RAN && dueAt < until) {
            open(from, Math.max(from, dueAt), Segment.Kind.RAN, stretch.on());
            open(Math.max(from, dueAt), until, Segment.Kind.LATE, stretch.on());
        } else {
            open(from, until, kind, stretch.on());
        }
    }

    /** The time still to go, from where it stands now, or from where it was met. */
    private long ahead(long rest) {
        long from = Micros.of(ended().orElse(now));
        long at = calendar.after(from, rest);
        if (at != Long.MAX_VALUE) {
            open(from, at, Segment.Kind.LEFT, Waiting.OTHER);
        }
        return at;
    }

    private void open(long from, long until, Segment.Kind kind, Waiting on) {
        long[] at = {from};
        calendar.eachOpen(from, until, (start, end) -> {
            add(at[0], start, Segment.Kind.OUTSIDE, Waiting.OTHER);
            add(start, end, kind, on);
            at[0] = end;
        });
        add(at[0], until, Segment.Kind.OUTSIDE, Waiting.OTHER);
    }

    private void add(long from, long until, Segment.Kind kind, Waiting on) {
        if (until > from) {
            segments.add(new Segment(Micros.instant(from), Micros.instant(until), kind, on));
        }
    }
}
