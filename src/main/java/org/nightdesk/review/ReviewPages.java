package org.nightdesk.review;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.review.screen.NoReviewScreen;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One review on the screen, and what is done with it. */
@Controller
@RequestMapping("/reviews/{number}")
class ReviewPages {

    private final Reviews reviews;
    private final Actions actions;
    private final Tickets tickets;
    private final ReviewScreens screens;
    private final Viewers viewers;
    private final InstantSource clock;

    ReviewPages(
            Reviews reviews,
            Actions actions,
            Tickets tickets,
            ReviewScreens screens,
            Viewers viewers,
            InstantSource clock) {
        this.reviews = reviews;
        this.actions = actions;
        this.tickets = tickets;
        this.screens = screens;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable String number) {
        TicketId ticket = ticket(number);
        return reviews.has(ticket, viewers.current()) ? screen(ticket, "", Form.blank()) : none(ticket);
    }

    private ModelAndView none(TicketId id) {
        Ticket ticket = tickets.ticket(id, viewers.current());
        String refusal = Reviews.refusal(ticket).map(Refused::getMessage).orElse("");
        return new Screen("review/none", new NoReviewScreen(ticket.number(), ticket.title(), refusal));
    }

    @PostMapping("/questions")
    ModelAndView ask(@PathVariable String number, @RequestParam Map<String, String> typed) {
        return tried(number, "ask", typed, (ticket, viewer, now) -> {
            int question = reviews.ask(ticket, typed.getOrDefault("text", ""), viewer, now);
            return "#question-" + question;
        });
    }

    @PostMapping("/questions/{question}")
    ModelAndView answer(
            @PathVariable String number, @PathVariable int question, @RequestParam Map<String, String> typed) {
        return tried(number, "question-" + question, typed, (ticket, viewer, now) -> {
            reviews.answer(ticket, question, typed.getOrDefault("answer", ""), viewer, now);
            return "#question-" + question;
        });
    }

    @PostMapping("/actions")
    ModelAndView add(@PathVariable String number, @RequestParam Map<String, String> typed) {
        return tried(number, "action-new", typed, (ticket, viewer, now) -> {
            Action added = actions.add(ticket, draft(typed), viewer, now);
            return "#action-" + added.id().value();
        });
    }

    @PostMapping("/actions/{action}")
    ModelAndView change(
            @PathVariable String number, @PathVariable long action, @RequestParam Map<String, String> typed) {
        return tried(number, "action-" + action, typed, (ticket, viewer, now) -> {
            actions.change(ticket, new ActionId(action), draft(typed), viewer, now);
            return "#action-" + action;
        });
    }

    @PostMapping("/actions/{action}/evidence")
    ModelAndView close(
            @PathVariable String number, @PathVariable long action, @RequestParam Map<String, String> typed) {
        return tried(number, "evidence-" + action, typed, (ticket, viewer, now) -> {
            actions.close(ticket, new ActionId(action), typed.getOrDefault("evidence", ""), viewer, now);
            return "#action-" + action;
        });
    }

    @PostMapping("/actions/{action}/reopening")
    ModelAndView reopen(@PathVariable String number, @PathVariable long action) {
        return tried(number, "action-" + action, Map.of(), (ticket, viewer, now) -> {
            actions.reopen(ticket, new ActionId(action), viewer, now);
            return "#action-" + action;
        });
    }

    @PostMapping("/approval")
    ModelAndView approve(@PathVariable String number) {
        return tried(number, "approval", Map.of(), (ticket, viewer, now) -> {
            reviews.approve(ticket, viewer, now);
            return "";
        });
    }

    @PostMapping("/draft")
    ModelAndView reopen(@PathVariable String number) {
        return tried(number, "approval", Map.of(), (ticket, viewer, now) -> {
            reviews.reopen(ticket, viewer, now);
            return "";
        });
    }

    /** A deed; what it returns is the place on the page to go back to. */
    private interface Deed {
        String on(TicketId ticket, Viewer viewer, Instant now);
    }

    private ModelAndView tried(String number, String place, Map<String, String> typed, Deed deed) {
        TicketId ticket = ticket(number);
        try {
            return Screen.goTo("/reviews/" + number + deed.on(ticket, viewers.current(), clock.instant()));
        } catch (Refused refused) {
            return screen(ticket, place, Form.refused(typed, refused)).refused();
        }
    }

    private Screen screen(TicketId ticket, String place, Form form) {
        return new Screen("review/review", screens.of(ticket, viewers.current(), clock.instant(), place, form));
    }

    static TicketId ticket(String number) {
        return TicketNumber.parse(number).orElseThrow(() -> new NotFound("no ticket " + number));
    }

    private static ActionDraft draft(Map<String, String> typed) {
        Optional<PersonId> owner = filled(typed, "owner")
                .map(id -> PersonId.parse(id)
                        .orElseThrow(() -> Refused.invalid("owner", "There is nobody on the staff with this id.")));
        return new ActionDraft(
                typed.getOrDefault("text", ""), owner, filled(typed, "dueOn").map(ReviewPages::date));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Refused.invalid("dueOn", "Write the date as 2026-12-04.");
        }
    }

    private static Optional<String> filled(Map<String, String> typed, String name) {
        return Optional.of(typed.getOrDefault(name, "")).filter(text -> !text.isBlank());
    }
}
