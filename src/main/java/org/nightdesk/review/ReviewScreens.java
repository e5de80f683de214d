package org.nightdesk.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketLinks;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.review.Sections.Part;
import org.nightdesk.review.screen.ReviewScreen;
import org.nightdesk.review.screen.ReviewScreen.ActionView;
import org.nightdesk.review.screen.ReviewScreen.Figure;
import org.nightdesk.review.screen.ReviewScreen.PartView;
import org.nightdesk.review.screen.ReviewScreen.QuestionView;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.web.Form;
import org.nightdesk.web.Markdown;
import org.nightdesk.web.Place;
import org.springframework.stereotype.Component;

/** Puts a review together for its page. */
@Component
class ReviewScreens {

    private final Reviews reviews;
    private final Tickets tickets;
    private final TicketLinks links;
    private final People people;

    ReviewScreens(Reviews reviews, Tickets tickets, TicketLinks links, People people) {
        this.reviews = reviews;
        this.tickets = tickets;
        this.links = links;
        this.people = people;
    }

    ReviewScreen of(TicketId id, Viewer viewer, Instant now, String place, Form form) {
        Review review = reviews.review(id, viewer);
        Ticket ticket = tickets.ticket(id, viewer);
        Course course = reviews.course(review);
        Words words = review.words();
        Map<PersonId, String> names = names(review);
        return new ReviewScreen(
                review.id().value(),
                ticket.number(),
                review.sections().title(),
                review.version(),
                review.savedBy(),
                review.savedAt(),
                approval(review),
                viewer.may(Role.LEAD),
                when(course, words),
                review.owner().map(owner -> names.getOrDefault(owner, "")).orElse(""),
                review.isApproved() ? "" : Obstacles.sentence(review.questions(), review.actions()),
                review.isApproved() ? List.of() : review.obstacles(),
                figures(course, words),
                OutagePicture.draw(course, words, now),
                parts(review),
                questions(review),
                actions(review, names, words.date(now)),
                staff(review),
                before(id, viewer),
                course.people().stream()
                        .map(actor -> new ReviewScreen.Present(actor.id(), actor.name()))
                        .toList(),
                counted(course),
                place,
                form);
    }

    private Map<PersonId, String> names(Review review) {
        Collection<PersonId> ids = new ArrayList<>();
        review.owner().ifPresent(ids::add);
        review.actions().forEach(action -> action.owner().ifPresent(ids::add));
        return people.names(ids);
    }

    private static Optional<ReviewScreen.Approval> approval(Review review) {
        return switch (review.state()) {
            case ReviewState.Draft draft -> Optional.empty();
            case ReviewState.Approved approved ->
                Optional.of(new ReviewScreen.Approval(approved.name(), approved.at()));
        };
    }

    private static String when(Course course, Words words) {
        String until = course.ended()
                .map(ended -> " to " + words.clock(ended, course.began()))
                .orElse(", still going on");
        return words.day(course.began()) + ", " + words.clock(course.began()) + until + " "
                + Place.of(words.zone()).name();
    }

    private static List<Figure> figures(Course course, Words words) {
        List<Figure> figures = new ArrayList<>();
        figures.add(impact(course, words));
        figures.add(new Figure(
                "Noticed by",
                course.noticed().byAlert() ? "Alert" : "A person",
                course.noticed().name() + ", " + words.clock(course.noticed().at()),
                true,
                course.entries().getFirst().id()));
        figures.add(figure("First page", course, course.firstPage(), words, "nobody was paged"));
        figures.add(figure("First answer", course, course.firstAnswer(), words, "nobody said so"));
        if (course.restored().isPresent()) {
            figures.add(figure("Restored", course, course.restored(), words, ""));
        }
        figures.add(figure("Resolved", course, course.resolved(), words, "not yet"));
        figures.add(course.customersTold()
                .map(told -> after("Customers told", course, told, words))
                .orElse(new Figure("Customers told", "not known", "there is no public note", false, 0)));
        return figures;
    }

    private static Figure impact(Course course, Words words) {
        return course.impact()
                .map(impact -> new Figure(
                        "Impact",
                        Words.span(impact),
                        words.clock(course.began()) + " to "
                                + words.clock(course.ended().orElseThrow(), course.began()),
                        true,
                        0))
                .orElse(new Figure("Impact", "not known yet", "it is not over", false, 0));
    }

    private static Figure figure(String label, Course course, Optional<Recorded> entry, Words words, String otherwise) {
        return entry.map(one -> after(label, course, one, words)).orElse(new Figure(label, "None", otherwise, true, 0));
    }

    private static Figure after(String label, Course course, Recorded entry, Words words) {
        Duration after = course.until(entry);
        String who = entry.entry().actor().isPerson() ? entry.entry().actor().name() + ", " : "";
        String small = who + words.clock(Course.at(entry), course.began());
        return new Figure(label, Words.span(after), small, true, entry.id());
    }

    private static List<PartView> parts(Review review) {
        return List.of(Part.HAPPENED, Part.FACTORS, Part.WELL, Part.LUCKY).stream()
                .map(part -> new PartView(
                        part.word(),
                        part.heading(),
                        Prose.html(review.sections().part(part), review.questions())))
                .toList();
    }

    private static List<QuestionView> questions(Review review) {
        return review.questions().stream()
                .map(question -> new QuestionView(
                        question.number(),
                        question.text(),
                        question.answer()
                                .map(answer -> Markdown.html(answer.text()))
                                .orElse(""),
                        question.answer().map(Question.Answer::text).orElse(""),
                        question.answer().map(Question.Answer::name).orElse("")))
                .toList();
    }

    private static List<ActionView> actions(Review review, Map<PersonId, String> names, LocalDate today) {
        return review.actions().stream()
                .map(action -> new ActionView(
                        action.id().value(),
                        action.text(),
                        action.owner().map(PersonId::text).orElse(""),
                        action.owner()
                                .map(owner -> names.getOrDefault(owner, ""))
                                .orElse(""),
                        action.dueOn().map(LocalDate::toString).orElse(""),
                        action.dueOn().map(Words::day).orElse(""),
                        action.isOpen() && action.dueOn().filter(today::isAfter).isPresent(),
                        action.closed().map(Action.Closed::evidence).orElse("")))
                .toList();
    }

    // Somebody who has left keeps the actions they had: the choice shows them too.
    private List<ReviewScreen.Choice> staff(Review review) {
        List<ReviewScreen.Choice> all = new ArrayList<>();
        people.staff()
                .forEach(person -> all.add(new ReviewScreen.Choice(person.id().text(), person.name())));
        names(review).forEach((id, name) -> {
            if (all.stream().noneMatch(choice -> choice.id().equals(id.text()))) {
                all.add(new ReviewScreen.Choice(id.text(), name));
            }
        });
        return all;
    }

    private List<ReviewScreen.Before> before(TicketId id, Viewer viewer) {
        return links.of(id, viewer).stream()
                .map(link -> new ReviewScreen.Before(
                        link.other().number(),
                        link.other().title(),
                        link.other().openedAt(),
                        tie(link.kind(), link.outgoing())))
                .toList();
    }

    private static String tie(String kind, boolean outgoing) {
        return switch (kind) {
            case "follows" -> outgoing ? "This came back after it." : "It came back as this one.";
            case "duplicates" -> "The same incident.";
            case "causes" -> outgoing ? "Caused by this one." : "It caused this one.";
            default -> "Related.";
        };
    }

    private static String counted(Course course) {
        long told = course.all("noted").filter(one -> one.entry().isPublic()).count();
        return String.join(
                        ", ",
                        count(course.entries().size(), "entry", "entries"),
                        count(course.all("paged").count(), "page", "pages"),
                        count(told, "customer message", "customer messages"))
                + ".";
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
