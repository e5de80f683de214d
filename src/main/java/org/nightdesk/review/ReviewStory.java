package org.nightdesk.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Filters;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.engine.Story;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.review.Sections.Part;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The demo's reviews: what was learned from the incidents that its history knows, and one that is not finished. */
@Component
class ReviewStory implements Story {

    /** {@code words} find the incident by its title; an empty text is a question that nobody has answered. */
    private record Lesson(
            String words,
            String age,
            boolean approved,
            String cause,
            String lucky,
            String told,
            List<String> factors,
            List<Planned> actions) {}

    /** {@code days} after the review was begun; without {@code evidence} it is still open. */
    private record Planned(String text, String owner, int days, String evidence) {}

    private static final String OVER = "kind:incident state:resolved state:closed ";
    private static final Duration BEGUN_AFTER = Duration.ofHours(20);
    private static final Duration AGREED_AFTER = Duration.ofDays(3);
    private static final int MANY = 200;

    private final Reviews reviews;
    private final Actions actions;
    private final Queue queue;
    private final Filters filters;
    private final People people;
    private final Viewers viewers;
    private final JsonMapper json;

    ReviewStory(
            Reviews reviews,
            Actions actions,
            Queue queue,
            Filters filters,
            People people,
            Viewers viewers,
            JsonMapper json) {
        this.reviews = reviews;
        this.actions = actions;
        this.queue = queue;
        this.filters = filters;
        this.people = people;
        this.viewers = viewers;
        this.json = json;
    }

    @Override
    public int chapter() {
        return 8;
    }

    @Override
    public void tell(Instant now) {
        lessons().forEach(lesson -> incident(lesson, now).ifPresent(ticket -> tell(lesson, ticket, now)));
    }

    private void tell(Lesson lesson, Ticket ticket, Instant now) {
        Person writer = ticket.assignee().flatMap(people::find).orElseGet(this::lead);
        Viewer viewer = viewers.of(writer);
        Instant begun =
                notAfter(now, ticket.resolvedAt().orElse(ticket.updatedAt()).plus(BEGUN_AFTER));
        reviews.begin(ticket.id(), viewer, writer.zone(), begun);
        Review review = reviews.review(ticket.id(), viewer);
        Instant written = notAfter(now, begun.plus(Duration.ofMinutes(35)));
        reviews.save(ticket.id(), 1, new Change(Part.FACTORS, factors(lesson, review)), viewer, written);
        review.questions()
                .forEach(question -> answer(lesson, question)
                        .ifPresent(text -> reviews.answer(ticket.id(), question.number(), text, viewer, written)));
        lesson.actions().forEach(planned -> plan(planned, review, viewer, written, now));
        if (lesson.approved()) {
            reviews.approve(ticket.id(), viewers.of(lead()), notAfter(now, begun.plus(AGREED_AFTER)));
        }
    }

    private static String factors(Lesson lesson, Review review) {
        String known = lesson.factors().stream().map(factor -> "1. " + factor).collect(Collectors.joining("\n"));
        return known + "\n" + review.sections().factors().stripLeading();
    }

    private static Optional<String> answer(Lesson lesson, Question question) {
        String text =
                switch (question.text().split(" ")[0] + " " + question.text().split(" ")[1]) {
                    case "What was" -> lesson.cause();
                    case "Where were" -> lesson.lucky();
                    case "Were customers" -> lesson.told();
                    case "What happened" ->
                        lesson.approved() ? "Nobody wrote it down. Asked the next day: people worked on it." : "";
                    default -> lesson.approved() ? "Not written down at the time, and not known any more." : "";
                };
        return Optional.of(text).filter(said -> !said.isEmpty());
    }

    private void plan(Planned planned, Review review, Viewer viewer, Instant written, Instant now) {
        Optional<Person> owner = people.staff().stream()
                .filter(person -> person.name().equals(planned.owner()))
                .findFirst()
                .or(() -> planned.owner().isEmpty()
                        ? Optional.empty()
                        : review.owner().flatMap(people::find));
        Instant due = written.plus(Duration.ofDays(planned.days()));
        ActionDraft draft = new ActionDraft(
                planned.text(),
                owner.map(Person::id),
                Optional.of(review.words().date(due)));
        Action action = actions.add(review.ticket(), draft, viewer, written);
        if (!planned.evidence().isEmpty()) {
            Instant done = notAfter(now, due.minus(Duration.ofDays(1)));
            Viewer doer = owner.map(viewers::of).orElse(viewer);
            actions.close(review.ticket(), action.id(), planned.evidence(), doer, done);
        }
    }

    private Optional<Ticket> incident(Lesson lesson, Instant now) {
        Filter filter = filters.parse(OVER + lesson.words(), Viewer.system(), now);
        List<Ticket> found = queue.newest(filter, Viewer.system(), 0, MANY);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(lesson.age().equals("oldest") ? found.getLast() : found.getFirst());
    }

    private Person lead() {
        return people.staff().stream()
                .filter(person -> person.role().atLeast(Role.LEAD))
                .findFirst()
                .orElseThrow();
    }

    private static Instant notAfter(Instant now, Instant wanted) {
        return wanted.isBefore(now) ? wanted : now;
    }

    private List<Lesson> lessons() {
        try (InputStream stream = Objects.requireNonNull(getClass().getResourceAsStream("/demo/reviews.json"))) {
            return json.readValue(stream, new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
