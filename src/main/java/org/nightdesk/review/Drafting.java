package org.nightdesk.review;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nightdesk.timeline.Recorded;

/**
 * Writes the first draft of a review from the course of an incident. It states what the record says; where the record is silent it asks,
 * and puts {@code {{n}}} where the answer belongs.
 */
final class Drafting {

    /** The draft and its open questions, the first is number 1. */
    record Draft(Sections sections, List<String> questions) {}

    /** Longer than this without an entry, and the record does not tell what happened. A convention of this program. */
    static final Duration SILENCE = Duration.ofMinutes(20);

    private final Course course;
    private final String title;
    private final Words words;
    private final List<String> questions = new ArrayList<>();

    private Drafting(Course course, String title, Words words) {
        this.course = course;
        this.title = title;
        this.words = words;
    }

    /** Times are written in {@code zone}. */
    static Draft draft(String title, Course course, ZoneId zone) {
        return new Drafting(course, title, new Words(zone)).draft();
    }

    private Draft draft() {
        String happened = happened();
        String factors = numbered(Findings.factors(course)) + cause();
        String well = listed(Findings.wentWell(course));
        String lucky = ask("Where were we lucky? What would have made it worse?");
        whatElseIsNotKnown();
        return new Draft(new Sections(title, happened, factors, well, lucky), questions);
    }

    private String happened() {
        List<String> lines = new ArrayList<>();
        Instant before = course.began();
        Instant last = course.began();
        int repeats = 0;
        for (Recorded entry : course.entries()) {
            boolean repeated = Course.verb(entry).equals("signalled")
                    && course.first("signalled").orElseThrow() != entry;
            repeats += repeated ? 1 : 0;
            if (repeated) {
                continue;
            }
            silence(last, Course.at(entry), lines);
            String time = words.clock(Course.at(entry), before);
            Sentences.of(entry.entry()).ifPresent(said -> lines.add("- **" + time + "** " + said));
            before = Course.at(entry);
            last = Course.at(entry);
        }
        if (repeats > 0) {
            lines.add("- Meanwhile the alert fired " + times(repeats) + " more.");
        }
        return String.join("\n", lines);
    }

    private void silence(Instant from, Instant to, List<String> lines) {
        Duration silent = Duration.between(from, to);
        boolean isDuring = course.outages().stream()
                .anyMatch(outage -> !from.isBefore(outage.start())
                        && !to.isAfter(outage.end().orElse(Instant.MAX)));
        if (isDuring && silent.compareTo(SILENCE) >= 0) {
            String span = words.clock(from) + " to " + words.clock(to, from);
            lines.add("- **" + span + "** "
                    + ask("What happened from " + span + "? The record is silent for " + Words.span(silent) + "."));
        }
    }

    private String cause() {
        return "\n\nThe cause: " + ask("What was the cause? The record does not say.");
    }

    private void whatElseIsNotKnown() {
        if (!course.noticed().byAlert()) {
            ask("Why did no alert notice it before " + course.noticed().name() + "?");
        }
        if (course.ended().isEmpty()) {
            ask("When did it work again? The record has no end yet.");
        }
        boolean isUnsaid = course.restored().isEmpty()
                && course.resolved().filter(end -> end.entry().text().isBlank()).isPresent();
        if (isUnsaid) {
            ask("How was it fixed? It was resolved without a word.");
        }
        if (course.customersTold().isEmpty()) {
            ask("Were customers told, when and how? There is no public note.");
        }
    }

    private String ask(String question) {
        questions.add(question);
        return "{{" + questions.size() + "}}";
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String numbered(List<String> findings) {
        return findings.stream().map(finding -> "1. " + finding).collect(Collectors.joining("\n"));
    }

    private static String listed(List<String> findings) {
        return findings.stream().map(finding -> "- " + finding).collect(Collectors.joining("\n"));
    }
}
