package org.nightdesk.review;

import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Viewers;
import org.nightdesk.review.Sections.Part;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/reviews}; a review's id is the number of its ticket. */
@RestController
@RequestMapping("/api/v1/reviews")
class ReviewsController {

    record NewReviewBody(String ticket, Optional<ZoneId> timeZone) {}

    record ReviewChangeBody(
            Optional<String> title,
            Optional<String> happened,
            Optional<String> factors,
            Optional<String> well,
            Optional<String> lucky) {

        Change change() {
            Map<Part, String> parts = new EnumMap<>(Part.class);
            title.ifPresent(text -> parts.put(Part.TITLE, text));
            happened.ifPresent(text -> parts.put(Part.HAPPENED, text));
            factors.ifPresent(text -> parts.put(Part.FACTORS, text));
            well.ifPresent(text -> parts.put(Part.WELL, text));
            lucky.ifPresent(text -> parts.put(Part.LUCKY, text));
            return new Change(parts);
        }
    }

    record QuestionBody(String text) {}

    record AnswerBody(String answer) {}

    private final Reviews reviews;
    private final Tickets tickets;
    private final Viewers viewers;
    private final InstantSource clock;

    ReviewsController(Reviews reviews, Tickets tickets, Viewers viewers, InstantSource clock) {
        this.reviews = reviews;
        this.tickets = tickets;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Summary("All reviews, the newest first")
    @GetMapping
    Listed<ReviewView> list(Window window, Viewer viewer) {
        return window.listed(
                reviews.newest(window.afterNumber(), window.limit(), viewer),
                review -> List.of(review.id().value()),
                review -> view(review, viewer));
    }

    @GetMapping("/{id}")
    ReviewView show(@PathVariable String id, Viewer viewer) {
        return view(reviews.review(ticket(id), viewer), viewer);
    }

    @Summary("Draft the review of an incident from its timeline; the one that exists already if there is one")
    @PostMapping
    @Transactional
    ResponseEntity<ReviewView> begin(Viewer viewer, @RequestBody NewReviewBody body) {
        TicketId ticket = TicketNumber.parse(body.ticket())
                .orElseThrow(() -> Refused.invalid("ticket", "There is no ticket " + body.ticket() + "."));
        reviews.begin(ticket, viewer, body.timeZone().orElseGet(viewers::zone), clock.instant());
        ReviewView view = view(reviews.review(ticket, viewer), viewer);
        return ResponseEntity.created(URI.create("/api/v1/reviews/" + view.id()))
                .body(view);
    }

    @Summary("Write some parts of the text, in Markdown")
    @PatchMapping("/{id}")
    @Transactional
    ReviewView change(@PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody ReviewChangeBody body) {
        Review review = reviews.lock(ticket(id), viewer);
        ifMatch.holds(view(review, viewer));
        reviews.save(ticket(id), review.version(), body.change(), viewer, clock.instant());
        return show(id, viewer);
    }

    @Summary("Add a question that must be answered before the approval")
    @PostMapping("/{id}/questions")
    ReviewView ask(@PathVariable String id, Viewer viewer, @RequestBody QuestionBody body) {
        reviews.ask(ticket(id), body.text(), viewer, clock.instant());
        return show(id, viewer);
    }

    @Summary("Answer a question")
    @PostMapping("/{id}/questions/{number}/answer")
    ReviewView answer(@PathVariable String id, @PathVariable int number, Viewer viewer, @RequestBody AnswerBody body) {
        return view(reviews.answer(ticket(id), number, body.answer(), viewer, clock.instant()), viewer);
    }

    @Summary("Approve; refused with every reason while something is missing")
    @PostMapping("/{id}/approval")
    @Needs(Role.LEAD)
    ReviewView approve(@PathVariable String id, Viewer viewer) {
        return view(reviews.approve(ticket(id), viewer, clock.instant()), viewer);
    }

    @Summary("Make it a draft again")
    @DeleteMapping("/{id}/approval")
    @Needs(Role.LEAD)
    ReviewView reopen(@PathVariable String id, Viewer viewer) {
        return view(reviews.reopen(ticket(id), viewer, clock.instant()), viewer);
    }

    static TicketId ticket(String id) {
        return TicketNumber.parse(id).orElseThrow(() -> new NotFound("no review " + id));
    }

    private ReviewView view(Review review, Viewer viewer) {
        Ticket ticket = tickets.ticket(review.ticket(), viewer);
        return ReviewView.of(review, ticket.number(), reviews.course(review));
    }
}
