package org.nightdesk.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.report.ReportFiles;
import org.nightdesk.report.ReportFiles.Choice;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asking for a report. Whoever works here asks, and who of our own looks after customers or is named on a report; leads answer, with a report that is there
 * or with a new one. Who works here reads all that was asked, everybody else what they asked themselves.
 */
@Component
class Inquiries {

    static final String PATH = "/reports/asked";

    private static final int LONGEST = 2_000;
    private static final int MOST = 200;
    private static final int MOST_FOUND = 5;
    private static final int SHORTEST_WORD = 4;

    private final InquiryStore store;
    private final ReportFiles reports;
    private final Organisations organisations;
    private final People people;
    private final Viewers viewers;
    private final Memos memos;
    private final Timeline timeline;

    Inquiries(
            InquiryStore store,
            ReportFiles reports,
            Organisations organisations,
            People people,
            Viewers viewers,
            Memos memos,
            Timeline timeline) {
        this.store = store;
        this.reports = reports;
        this.organisations = organisations;
        this.people = people;
        this.viewers = viewers;
        this.memos = memos;
        this.timeline = timeline;
    }

    boolean mayAsk(Viewer viewer) {
        return viewer.may(Role.RESPONDER)
                || viewer.actor().isPerson()
                        && (!reports.of(viewer).isEmpty()
                                || !organisations.managedBy(asker(viewer)).isEmpty());
    }

    private static PersonId asker(Viewer viewer) {
        return new PersonId(viewer.actor().id());
    }

    private void checkMayAsk(Viewer viewer) {
        if (!mayAsk(viewer)) {
            throw new NotFound("inquiries for " + viewer.actor().name());
        }
    }

    /** What is open first. */
    List<Inquiry> all(Viewer viewer) {
        checkMayAsk(viewer);
        return viewer.may(Role.RESPONDER) ? store.all(MOST) : store.of(asker(viewer), MOST);
    }

    Inquiry inquiry(long id, Viewer viewer) {
        checkMayAsk(viewer);
        return store.find(id)
                .filter(one -> viewer.may(Role.RESPONDER) || one.asker().equals(asker(viewer)))
                .orElseThrow(() -> new NotFound("inquiry " + id));
    }

    /** Reports the viewer may run that share words with the question, the most first. */
    List<Choice> found(String question, Viewer viewer) {
        Set<String> words = words(question).collect(Collectors.toSet());
        return reports.of(viewer).stream()
                .filter(report -> shared(report, words) > 0)
                .sorted(Comparator.comparingLong((Choice report) -> -shared(report, words)))
                .limit(MOST_FOUND)
                .toList();
    }

    private static long shared(Choice report, Set<String> words) {
        return words(report.name() + " " + report.description())
                .distinct()
                .filter(words::contains)
                .count();
    }

    // Without the ending of a plural.
    private static Stream<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .map(word -> word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
    }

    /** Refused without a question or the decision that will be taken with the answer. */
    @Transactional
    Inquiry ask(String question, String decision, Optional<LocalDate> wantedBy, Person asker, Viewer by, Instant now) {
        checkMayAsk(by);
        check("question", question, "Say what you want to know.");
        check(
                "decision",
                decision,
                "Say what decision you will take with it: it says what is worth counting, and how exactly.");
        Inquiry asked = inquiry(store.insert(asker, question.strip(), decision.strip(), wantedBy, now), by);
        record(asked, "asked", asked.question(), by, now);
        return asked;
    }

    /** The report that answers it, with a word or without. The asker is told. Refused when somebody was faster, and when the asker may not run it. */
    @Transactional
    Inquiry answer(long id, long report, String word, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        Choice choice = reports.choice(report, by);
        if (word.length() > LONGEST) {
            throw Refused.invalid("answer", "Say it in at most 2,000 letters.");
        }
        checkRuns(inquiry(id, by), choice);
        return ended(id, "answered", Optional.of(choice), word.strip(), by, now);
    }

    // A report is no answer to somebody who does not work here and is not named on it.
    private void checkRuns(Inquiry inquiry, Choice choice) {
        Optional<Viewer> asker = people.find(inquiry.asker()).map(viewers::of).filter(one -> !one.may(Role.RESPONDER));
        boolean barred = asker.filter(one -> reports.of(one).stream().noneMatch(report -> report.id() == choice.id()))
                .isPresent();
        if (barred) {
            throw Refused.invalid(
                    "report",
                    "%s may not run %s. Name them on it under Also first, or answer in words."
                            .formatted(inquiry.askerName(), choice.name()));
        }
    }

    /** There will be no report; why. The asker is told. */
    @Transactional
    Inquiry decline(long id, String reason, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        check("answer", reason, "Say why not: the answer may be enough.");
        return ended(id, "declined", Optional.empty(), reason.strip(), by, now);
    }

    private Inquiry ended(long id, String state, Optional<Choice> report, String word, Viewer by, Instant now) {
        Inquiry inquiry = inquiry(id, by);
        if (!store.end(id, state, report.map(Choice::id), word, by.actor().name(), now)) {
            throw Refused.conflict("It was answered already.");
        }
        record(inquiry, state, report.map(Choice::name).orElse(word), by, now);
        memos.send(
                inquiry.asker(),
                (report.isPresent() ? "There is a report: " : "No report, but an answer: ") + brief(inquiry.question()),
                (report.map(one -> one.name() + "\n").orElse("") + word).strip(),
                report.map(Choice::path).orElse(PATH),
                now);
        return inquiry(id, by);
    }

    private static String brief(String question) {
        String line = question.replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }

    private static void check(String field, String text, String remedy) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw Refused.invalid(field, remedy);
        }
    }

    private void record(Inquiry inquiry, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(inquiry.subject(), now, by.actor(), verb, text, Map.of()));
    }
}
