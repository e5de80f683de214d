package org.nightdesk.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.heartbeat.Alarm.Matter;
import org.nightdesk.heartbeat.Alarm.Said;
import org.nightdesk.heartbeat.Course.State;
import org.nightdesk.heartbeat.Ping.Kept;
import org.nightdesk.heartbeat.Ping.Kind;
import org.nightdesk.subject.Actor;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** What a call means: how the heartbeat stands after it, and what is to be said then. */
@Component
class Hearing {

    private static final int LONGEST_TOLD = 2_000;

    /** Anything less is the second that a job takes to begin. */
    private static final Duration WORTH_SAYING = Duration.ofMinutes(1);

    /** What a measured run may last at most: of a longer one the beginning was another's. */
    private static final Duration LONGEST_RUN = Duration.ofHours(72);

    private final PingStore pings;
    private final Alarm alarm;
    private final Timeline timeline;

    Hearing(PingStore pings, Alarm alarm, Timeline timeline) {
        this.pings = pings;
        this.alarm = alarm;
        this.timeline = timeline;
    }

    /** One call, how the heartbeat stood before it and stands after it, and what is kept of it. */
    record Heard(Heartbeat before, Heartbeat after, Kept kept) {}

    /** Changes nothing that is stored. */
    Heard hear(Heartbeat before, Ping ping, Instant now) {
        Heartbeat after = before.with(course(before, ping, now).counted());
        Optional<Duration> took = ping.kind() == Kind.SUCCESS || ping.kind() == Kind.FAIL
                ? before.course()
                        .startedAt()
                        .filter(at -> ping.run().equals(before.course().run()))
                        .map(at -> Duration.between(at, now))
                        .filter(length -> !length.isNegative() && length.compareTo(LONGEST_RUN) <= 0)
                : Optional.empty();
        return new Heard(before, after, new Kept(after.course().pings(), now, ping, took, note(before, ping, now)));
    }

    private static Course course(Heartbeat before, Ping ping, Instant now) {
        Course course = before.course();
        if (course.state() == State.PAUSED) {
            return course;
        }
        return switch (ping.kind()) {
            case LOG -> course;
            case START -> course.begun(now, ping.run());
            case SUCCESS -> course.heard(now, next(before, now));
            case FAIL -> course.down(now, failure(ping), Optional.of(now)).due(Optional.of(next(before, now)));
        };
    }

    // One that comes a little early counts for the time it was meant for.
    private static Instant next(Heartbeat before, Instant now) {
        Instant counts = before.plan().expected() instanceof Expected.ByCalendar
                ? before.course()
                        .dueAt()
                        .filter(due -> due.isAfter(now)
                                && !due.isAfter(now.plus(before.plan().grace())))
                        .orElse(now)
                : now;
        return before.plan().expected().next(counts);
    }

    private static String failure(Ping ping) {
        return ping.exit().map(code -> "It ended with exit code " + code).orElse("It said that it failed");
    }

    private static String note(Heartbeat before, Ping ping, Instant now) {
        Course course = before.course();
        if (course.state() == State.PAUSED) {
            return "Paused: it counts for nothing";
        }
        if (ping.kind() == Kind.START && course.startedAt().isPresent()) {
            return "The run before it, begun "
                    + Times.span(Duration.between(course.startedAt().get(), now)) + " ago, had not ended";
        }
        boolean begins = ping.kind() == Kind.START
                || ping.kind() == Kind.SUCCESS && course.startedAt().isEmpty();
        return begins ? punctuality(before, now) : "";
    }

    // Of a run that says when it begins, that counts: how long it takes is its own affair.
    private static String punctuality(Heartbeat before, Instant now) {
        Duration off =
                before.course().dueAt().map(due -> Duration.between(due, now)).orElse(Duration.ZERO);
        if (off.compareTo(WORTH_SAYING) > 0) {
            return Times.span(off) + " late";
        }
        return off.negated().compareTo(before.plan().grace()) > 0
                        && before.plan().expected() instanceof Expected.ByCalendar
                ? Times.span(off.negated()) + " early"
                : "";
    }

    /** Raises or ends the alert that follows, and tells the timeline; in the transaction that stores what was heard. */
    void say(Heard heard) {
        say(heard.before(), heard.after(), heard.kept().ping(), heard.kept().at());
    }

    private void say(Heartbeat before, Heartbeat after, Ping ping, Instant now) {
        List<Said> all = new ArrayList<>();
        boolean was = before.course().state() == State.DOWN;
        boolean is = after.course().state() == State.DOWN;
        if (is && ping.kind() == Kind.FAIL) {
            all.add(new Said(after, Matter.DOWN, after.name() + " failed", failure(ping) + "." + told(ping), now));
        } else if (was && !is) {
            all.add(Said.over(after, Matter.DOWN, now));
        }
        if (before.course().unheardAt().isPresent()
                && after.course().unheardAt().isEmpty()) {
            all.add(Said.over(after, Matter.UNHEARD, now));
        }
        List<Optional<TicketId>> tickets = all.isEmpty() ? List.of() : alarm.say(all, now);
        if (was != is) {
            String why = is ? failure(ping) : "Heard again";
            pings.flipped(after.id(), is, why, tickets.getFirst(), now);
            timeline.append(Entry.internal(
                    after.id().subject(), now, Actor.system(), is ? "failed" : "heard-again", why, Map.of()));
        }
    }

    private static String told(Ping ping) {
        String body = ping.body().strip();
        return body.isEmpty()
                ? ""
                : "\n\nIt said:\n\n"
                        + (body.length() <= LONGEST_TOLD ? body : "…" + body.substring(body.length() - LONGEST_TOLD));
    }
}
