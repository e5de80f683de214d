package org.nightdesk.review;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.review.screen.OutageView;
import org.nightdesk.review.screen.OutageView.Bar;
import org.nightdesk.review.screen.OutageView.Box;
import org.nightdesk.review.screen.OutageView.Tick;
import org.nightdesk.subject.Actor;
import org.nightdesk.timeline.Recorded;

/** Draws the course of an incident on one line of time. */
final class OutagePicture {

    private static final int MOST_BARS = 4;
    private static final int MOST_TICKS = 8;
    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7));

    private final Course course;
    private final Words words;
    private final Instant start;
    private final Instant end;

    private OutagePicture(Course course, Words words, Instant now) {
        this.course = course;
        this.words = words;
        Instant last = course.ended()
                .map(ended -> Course.at(course.entries().getLast()))
                .orElse(now);
        Duration span = Duration.between(course.began(), last);
        Duration margin = max(span.dividedBy(12), Duration.ofMinutes(2));
        this.start = course.began().minus(margin);
        this.end = last.plus(margin);
    }

    /** {@code now} ends the picture of what still lasts. */
    static OutageView draw(Course course, Words words, Instant now) {
        return new OutagePicture(course, words, now).draw();
    }

    private OutageView draw() {
        return new OutageView(says(), hits(), ticks(), firings(), marks(), bars());
    }

    private String says() {
        String from = "From " + words.clock(course.began());
        String noticed = " Noticed by " + course.noticed().name() + ".";
        String until = course.ended()
                .map(ended -> " to " + words.clock(ended, course.began()) + " it did not work.")
                .orElse(" on it does not work.");
        String answered = course.firstAnswer()
                .map(answer ->
                        " " + answer.entry().actor().name() + " answered at " + words.clock(Course.at(answer)) + ".")
                .orElse(" Nobody answered.");
        return from + until + noticed + answered;
    }

    private List<Box> hits() {
        return course.outages().stream()
                .map(outage -> new Box(
                        percent(at(outage.start())),
                        width(outage.start(), outage.end().orElse(end))))
                .toList();
    }

    private List<Tick> ticks() {
        Duration step = STEPS.stream()
                .filter(one -> Duration.between(start, end).dividedBy(one) < MOST_TICKS)
                .findFirst()
                .orElse(Duration.ofDays(30));
        List<Tick> ticks = new ArrayList<>();
        for (ZonedDateTime time = first(step); time.toInstant().isBefore(end); time = time.plus(step)) {
            double x = at(time.toInstant());
            ticks.add(new Tick(percent(x), label(time.toInstant(), step), anchor(x), ticks.size() % 2 == 1));
        }
        return ticks;
    }

    private ZonedDateTime first(Duration step) {
        ZonedDateTime midnight = start.atZone(words.zone()).toLocalDate().atStartOfDay(words.zone());
        long whole = Duration.between(midnight.toInstant(), start).dividedBy(step) + 1;
        return midnight.plus(step.multipliedBy(whole));
    }

    private String label(Instant at, Duration step) {
        return step.compareTo(Duration.ofHours(12)) > 0 ? Words.day(words.date(at)) : words.clock(at);
    }

    private static String anchor(double x) {
        if (x < 4) {
            return "start";
        }
        return x > 96 ? "end" : "middle";
    }

    private List<String> firings() {
        return course.all("signalled")
                .limit(200)
                .map(one -> percent(at(Course.at(one))))
                .toList();
    }

    private List<OutageView.Mark> marks() {
        Labels labels = new Labels();
        labels.add(at(course.began()), course.noticed().byAlert() ? "alert" : "reported", true);
        course.ended()
                .ifPresent(
                        ended -> labels.add(at(ended), course.restored().isPresent() ? "restored" : "resolved", true));
        mark(labels, course.firstAnswer(), "answered");
        mark(labels, course.firstPage(), "page");
        mark(labels, course.customersTold(), "customers told");
        mark(labels, course.first("exhausted"), "nobody answered");
        mark(labels, course.first("reopened"), "back again");
        if (course.restored().isPresent()) {
            mark(labels, course.resolved(), "resolved");
        }
        return labels.placed().stream()
                .map(label -> new OutageView.Mark(
                        percent(label.x()), label.row(), label.text(), label.anchor(), label.key(), label.far()))
                .toList();
    }

    private void mark(Labels labels, Optional<Recorded> entry, String text) {
        entry.ifPresent(one -> labels.add(at(Course.at(one)), text, false));
    }

    private List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        for (Actor person : course.people().stream().limit(MOST_BARS).toList()) {
            List<Instant> deeds = course.entries().stream()
                    .filter(one -> one.entry().actor().equals(person))
                    .map(Course::at)
                    .toList();
            double from = at(deeds.getFirst());
            boolean isNameBefore = from > 20;
            bars.add(new Bar(
                    percent(from),
                    percent(Math.max(from + 0.3, at(deeds.getLast()))),
                    width(deeds.getFirst(), deeds.getLast()),
                    person.name(),
                    isNameBefore,
                    bars.size()));
        }
        return bars;
    }

    private double at(Instant instant) {
        double whole = Duration.between(start, end).toMillis();
        return Math.clamp(Duration.between(start, instant).toMillis() * 100 / whole, 0, 100);
    }

    private String width(Instant from, Instant until) {
        return percent(Math.max(0.3, at(until) - at(from)));
    }

    private static String percent(double x) {
        return String.format(Locale.ROOT, "%.2f%%", x);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
