package org.nightdesk.demo;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.channel.Delivery;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.paging.Attempt;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.PageState;
import org.nightdesk.paging.Pages;
import org.nightdesk.paging.PastPages;
import org.nightdesk.people.PersonId;

/** Everybody's pagers in the past: what goes out, what gets through, and who answers. */
final class Pagers {

    private final Past past;
    private final Dice dice;
    private final Company company;
    private final PastPages story;
    private final Pages pages;
    private final Tickets tickets;
    private final Set<Instant> planned = new HashSet<>();

    Pagers(Past past, Dice dice, Company company, PastPages story, Pages pages, Tickets tickets) {
        this.past = past;
        this.dice = dice;
        this.company = company;
        this.story = story;
        this.pages = pages;
        this.tickets = tickets;
    }

    /** What is due goes out now; what is due next is planned. */
    void ring(Instant now) {
        Optional<Instant> next = story.carryOn(now, this::delivered);
        next.filter(planned::add).ifPresent(then -> past.plan(then, this::ring));
    }

    /** Who was called last answers, if the page still calls; later, if nobody was reached yet. */
    void answer(TicketId ticket, Optional<Instant> until, Instant now) {
        Optional<Page> calling =
                pages.lastOf(ticket.subject()).filter(page -> page.state().calling());
        calling.ifPresent(page -> called(page)
                .ifPresentOrElse(
                        who -> answer(ticket, page, who, until, now),
                        () -> past.plan(now.plusSeconds(60), then -> answer(ticket, until, then))));
    }

    private void answer(TicketId ticket, Page page, PersonId who, Optional<Instant> until, Instant now) {
        if (dice.inHundred(60)) {
            pages.acknowledge(page.id(), company.person(who).actor(), until, now);
        } else {
            tickets.acknowledge(ticket, company.viewer(who), until, now);
        }
        until.ifPresent(end -> past.plan(end.plus(dice.minutes(2, 6)), then -> answer(ticket, Optional.empty(), then)));
        ring(now);
    }

    private Optional<PersonId> called(Page page) {
        return pages.attempts(page.id()).stream()
                .filter(attempt -> attempt.purpose() == Attempt.Purpose.PAGE
                        && (attempt.state() == Attempt.State.SENT || attempt.state() == Attempt.State.UNKNOWN)
                        && attempt.step() == Math.max(page.step() - 1, 0))
                .map(Attempt::person)
                .findFirst();
    }

    boolean calls(TicketId ticket) {
        return pages.lastOf(ticket.subject())
                .filter(page -> !(page.state() instanceof PageState.Stopped))
                .isPresent();
    }

    // Most gets through. What does not, fails as it does in life, and the engine goes on to the next way.
    private Delivery delivered(Attempt attempt) {
        if (dice.inHundred(97)) {
            return new Delivery.Sent(attempt.kind().equals("email") ? "250 2.0.0 Ok: queued as " + queued() : "");
        }
        return dice.inHundred(50)
                ? new Delivery.Retry("The connection timed out.", true)
                : new Delivery.Retry("The server could not be reached.", false);
    }

    private String queued() {
        return Integer.toHexString(dice.between(0x10000000, 0x7fffffff)).toUpperCase(Locale.ROOT);
    }
}
