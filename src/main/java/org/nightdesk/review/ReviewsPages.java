package org.nightdesk.review;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.desk.Filters;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.review.screen.ReviewsScreen;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All reviews, and where one is begun. */
@Controller
@RequestMapping("/reviews")
class ReviewsPages {

    private static final int SHOWN = 50;
    private static final int DAYS = 14;
    private static final String OVER =
            "kind:incident state:workaround state:resolved state:closed priority:P1 priority:P2";

    private final Reviews reviews;
    private final ReviewStore store;
    private final Actions actions;
    private final Tickets tickets;
    private final Queue queue;
    private final Filters filters;
    private final People people;
    private final Viewers viewers;
    private final InstantSource clock;

    ReviewsPages(
            Reviews reviews,
            ReviewStore store,
            Actions actions,
            Tickets tickets,
            Queue queue,
            Filters filters,
            People people,
            Viewers viewers,
            InstantSource clock) {
        this.reviews = reviews;
        this.store = store;
        this.actions = actions;
        this.tickets = tickets;
        this.queue = queue;
        this.filters = filters;
        this.people = people;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "0") long before) {
        return screen(before, Form.blank());
    }

    @PostMapping
    ModelAndView begin(@RequestParam(defaultValue = "") String ticket) {
        Viewer viewer = viewers.current();
        try {
            TicketId id = org.nightdesk.desk.TicketNumber.parse(ticket)
                    .orElseThrow(() -> Refused.invalid("ticket", "Write the incident's number, for example INC-1042."));
            reviews.begin(id, viewer, viewers.zone(), clock.instant());
            return Screen.goTo("/reviews/" + tickets.ticket(id, viewer).number());
        } catch (NotFound missing) {
            return screen(0, refused(ticket, Refused.invalid("ticket", "There is no incident " + ticket + ".")))
                    .refused();
        } catch (Refused refused) {
            return screen(0, refused(ticket, refused)).refused();
        }
    }

    private static Form refused(String ticket, Refused refused) {
        return Form.refused(Map.of("ticket", ticket), refused);
    }

    private Screen screen(long before, Form form) {
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        List<Review> found = reviews.newest(before, SHOWN + 1, viewer);
        List<Review> shown = found.subList(0, Math.min(SHOWN, found.size()));
        List<ReviewsScreen.Late> late = late(now);
        List<ReviewsScreen.Missing> missing = missing(viewer, now);
        long more = found.size() > SHOWN ? shown.getLast().id().value() : 0;
        List<ReviewsScreen.Row> rows =
                shown.stream().map(review -> row(review, viewer)).toList();
        return new Screen("review/reviews", new ReviewsScreen(says(shown, late), rows, missing, late, more, form));
    }

    private static String says(List<Review> shown, List<ReviewsScreen.Late> late) {
        long drafts = shown.stream().filter(review -> !review.isApproved()).count();
        if (drafts == 0 && late.isEmpty()) {
            return "Nothing is owed: every review is approved, no action is late.";
        }
        List<String> owed = new ArrayList<>();
        if (drafts > 0) {
            owed.add(drafts == 1 ? "one review waits to be approved" : drafts + " reviews wait to be approved");
        }
        if (!late.isEmpty()) {
            owed.add(late.size() == 1 ? "one action is late" : late.size() + " actions are late");
        }
        String sentence = String.join(", ", owed) + ".";
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private ReviewsScreen.Row row(Review review, Viewer viewer) {
        Ticket ticket = tickets.ticket(review.ticket(), viewer);
        long open = review.actions().stream().filter(Action::isOpen).count();
        String impact = reviews.course(review).impact().map(Words::span).orElse("");
        boolean ready = review.obstacles().isEmpty();
        String word = review.isApproved() ? "Approved" : ready ? "Can be approved" : "Draft";
        return new ReviewsScreen.Row(
                ticket.number(),
                review.sections().title(),
                ticket.openedAt(),
                impact,
                review.isApproved() ? "resolved" : ready ? "waiting" : "open",
                word,
                open == 0 ? "" : open == 1 ? "1 action open" : open + " actions open");
    }

    private List<ReviewsScreen.Late> late(Instant now) {
        List<Action> late = actions.late(new Words(viewers.zone()).date(now));
        Map<PersonId, String> names = people.names(
                late.stream().flatMap(action -> action.owner().stream()).toList());
        Map<ReviewId, String> numbers = new HashMap<>();
        return late.stream()
                .map(action -> new ReviewsScreen.Late(
                        numbers.computeIfAbsent(action.review(), this::number) + "#action-"
                                + action.id().value(),
                        action.text(),
                        action.owner()
                                .map(owner -> names.getOrDefault(owner, ""))
                                .orElse("nobody"),
                        action.dueOn().map(Words::day).orElse("")))
                .toList();
    }

    private String number(ReviewId id) {
        return tickets.ticket(store.find(id).orElseThrow().ticket(), Viewer.system())
                .number();
    }

    // Pressing incidents of the last two weeks that work again and were not looked into.
    private List<ReviewsScreen.Missing> missing(Viewer viewer, Instant now) {
        Instant since = now.minus(DAYS, ChronoUnit.DAYS);
        List<Ticket> over = queue.newest(filters.parse(OVER, viewer, now), viewer, 0, SHOWN).stream()
                .filter(ticket -> ticket.openedAt().isAfter(since))
                .toList();
        Set<TicketId> known = over.stream()
                .map(Ticket::id)
                .filter(id -> store.find(id).isPresent())
                .collect(Collectors.toSet());
        return over.stream()
                .filter(ticket -> !known.contains(ticket.id()))
                .map(ticket -> new ReviewsScreen.Missing(
                        ticket.number(), ticket.title(), ticket.priority().value(), ticket.openedAt()))
                .toList();
    }
}
