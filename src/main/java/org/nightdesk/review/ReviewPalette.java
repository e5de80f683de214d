package org.nightdesk.review;

import java.time.Instant;
import java.util.List;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.PaletteSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Reviews by their title, for Ctrl-K. */
@Component
@Order(60)
class ReviewPalette implements PaletteSource {

    private final ReviewStore store;
    private final Tickets tickets;

    ReviewPalette(ReviewStore store, Tickets tickets) {
        this.store = store;
        this.tickets = tickets;
    }

    @Override
    public String heading() {
        return "Reviews";
    }

    @Override
    public List<Entry> find(Viewer viewer, String words, int most, Instant now) {
        if (words.isEmpty() || !viewer.may(Role.RESPONDER)) {
            return List.of();
        }
        return store.titled(words, most).stream()
                .map(review -> entry(review, viewer))
                .toList();
    }

    private Entry entry(Review review, Viewer viewer) {
        Ticket ticket = tickets.ticket(review.ticket(), viewer);
        String state = review.isApproved() ? "approved" : "draft";
        return new Entry("review", ticket.number(), review.sections().title(), state, "/reviews/" + ticket.number());
    }
}
