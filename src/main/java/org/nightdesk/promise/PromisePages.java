package org.nightdesk.promise;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
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

/** Promising something on a ticket, and saying that it was kept. */
@Controller
@RequestMapping("/tickets/{number}/promises")
class PromisePages {

    private final Promises promises;
    private final PromiseSides sides;
    private final Tickets tickets;
    private final Viewers viewers;
    private final InstantSource clock;

    PromisePages(Promises promises, PromiseSides sides, Tickets tickets, Viewers viewers, InstantSource clock) {
        this.promises = promises;
        this.sides = sides;
        this.tickets = tickets;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView look(@PathVariable String number) {
        return page(ticket(number), Form.blank());
    }

    @PostMapping
    ModelAndView make(@PathVariable String number, @RequestParam Map<String, String> typed) {
        Ticket ticket = ticket(number);
        try {
            promises.make(
                    ticket.id(),
                    typed.getOrDefault("what", ""),
                    keeper(typed.getOrDefault("keeper", "")),
                    moment(typed.getOrDefault("due", "")),
                    viewers.current(),
                    clock.instant());
            return Screen.goTo("/tickets/" + ticket.number(), "Promised.", "");
        } catch (Refused refused) {
            return page(ticket, Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping("/{id}/kept")
    ModelAndView kept(@PathVariable String number, @PathVariable String id) {
        promises.keep(Promise.id(id), viewers.current(), clock.instant());
        return done(number, id, "Kept.");
    }

    @PostMapping("/{id}/withdrawal")
    ModelAndView withdrawn(@PathVariable String number, @PathVariable String id) {
        promises.withdraw(Promise.id(id), viewers.current(), clock.instant());
        return done(number, id, "Taken back. Tell the customer.");
    }

    @PostMapping("/{id}/reopening")
    ModelAndView reopened(@PathVariable String number, @PathVariable String id) {
        promises.reopen(Promise.id(id), viewers.current(), clock.instant());
        return Screen.goTo("/tickets/" + ticket(number).number(), "It stands again.", "");
    }

    private ModelAndView done(String number, String id, String said) {
        String path = "/tickets/" + ticket(number).number();
        return Screen.goTo(path, said, path + "/promises/" + id + "/reopening");
    }

    private Screen page(Ticket ticket, Form form) {
        Viewer viewer = viewers.current();
        OrganisationId customer = ticket.organisation()
                .orElseThrow(() -> new NotFound("promises of " + ticket.number() + ", which is of no customer"));
        return new Screen("promise/promises", sides.screen(ticket, customer, form, viewer, clock.instant()));
    }

    private Instant moment(String local) {
        try {
            return LocalDateTime.parse(local).atZone(viewers.zone()).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw Refused.invalid("due", "Say until when, as in 2026-11-20T16:00.");
        }
    }

    private static PersonId keeper(String id) {
        return new PersonId(id.matches("[1-9]\\d{0,14}") ? Long.parseLong(id) : Long.MAX_VALUE);
    }

    private Ticket ticket(String number) {
        return tickets.ticket(
                TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number)), viewers.current());
    }
}
