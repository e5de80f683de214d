package org.nightdesk.customer.screen;

import java.util.List;
import java.util.Optional;
import org.nightdesk.customer.screen.CardScreen.NoteLine;
import org.nightdesk.customer.screen.CardScreen.NumberLine;
import org.nightdesk.customer.screen.CardScreen.UseLine;
import org.nightdesk.web.Place;

/** Who asks and for whom, beside their ticket or the form for a new one; {@code change} is where that is said, or empty. */
public record BesideScreen(
        Optional<Who> contact, Optional<Firm> customer, List<NoteLine> notes, List<Ticket> open, String change) {

    /** The contact; {@code language} may be empty. */
    public record Who(String name, String path, String email, String language, Place place, List<NumberLine> numbers) {

        /** Whoever was met by mail has no place yet, and keeps universal time. */
        public boolean isSomewhere() {
            return place.zone().getId().contains("/");
        }
    }

    /** The customer. */
    public record Firm(String name, String path, List<UseLine> uses, List<NumberLine> numbers) {}

    /** An open ticket of theirs. */
    public record Ticket(String number, String title, int priority, String state) {}
}
