package org.nightdesk.template;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Viewer;
import org.nightdesk.template.screen.PickScreen;
import org.nightdesk.template.screen.PickScreen.Pick;
import org.nightdesk.web.Drafts;
import org.nightdesk.web.Drafts.Draft;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Chooses a template for an answer: put in at the hand by script, behind the draft without one. Nothing typed is replaced. */
@Controller
class PickPages {

    private static final String PATH = "/tickets/{number:(?:[A-Za-z]+-)?[0-9]+}/templates";

    private final Templates templates;
    private final Tickets tickets;
    private final Drafts drafts;
    private final Viewers viewers;
    private final InstantSource clock;

    PickPages(Templates templates, Tickets tickets, Drafts drafts, Viewers viewers, InstantSource clock) {
        this.templates = templates;
        this.tickets = tickets;
        this.drafts = drafts;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView choose(@PathVariable String number, @RequestParam Optional<String> list) {
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        Ticket ticket = ticket(number, viewer);
        List<Pick> picks = templates.of(viewer).stream()
                .sorted(Comparator.comparing((Template one) -> !isOfTeam(one, ticket)))
                .map(one -> pick(one, templates.fill(one, ticket, viewer, now)))
                .toList();
        return new Screen(
                list.isPresent() ? "template/picks" : "template/pick",
                new PickScreen(ticket.number(), "/tickets/" + ticket.number(), picks));
    }

    /** For several tickets at once: the variables stay until each ticket fills them in. */
    @GetMapping(PATH + "/as-written")
    ModelAndView asWritten(@PathVariable String number, @RequestParam Optional<String> list) {
        Viewer viewer = viewers.current();
        Ticket ticket = ticket(number, viewer);
        List<Pick> picks = templates.of(viewer).stream()
                .map(one -> pick(one, new Filled(one.body(), List.of())))
                .toList();
        return new Screen(
                list.isPresent() ? "template/picks" : "template/pick", new PickScreen(ticket.number(), "", picks));
    }

    @PostMapping(PATH + "/{id:[0-9]+}")
    ModelAndView insert(@PathVariable String number, @PathVariable long id) {
        Viewer viewer = viewers.current();
        Ticket ticket = ticket(number, viewer);
        Filled filled = templates.fill(templates.template(id, viewer), ticket, viewer, clock.instant());
        String key = "ticket:" + ticket.id().value() + ":note";
        String before = drafts.find(viewer, key).map(Draft::text).orElse("");
        drafts.keep(
                viewer,
                key,
                before.isBlank() ? filled.text() : before.stripTrailing() + "\n\n" + filled.text(),
                clock.instant());
        return Screen.goTo("/tickets/" + ticket.number() + "#write");
    }

    private static boolean isOfTeam(Template template, Ticket ticket) {
        return template.team().isPresent() && template.team().equals(ticket.team());
    }

    private static Pick pick(Template template, Filled filled) {
        return new Pick(template.id(), template.name(), template.language(), filled.text(), filled.missing());
    }

    private Ticket ticket(String number, Viewer viewer) {
        return tickets.ticket(TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number)), viewer);
    }
}
