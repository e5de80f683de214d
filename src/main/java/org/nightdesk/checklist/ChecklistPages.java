package org.nightdesk.checklist;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.nightdesk.checklist.screen.ChecklistScreen;
import org.nightdesk.checklist.screen.ChecklistScreen.Point;
import org.nightdesk.checklist.screen.ChecklistsScreen;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A ticket's checklist, and where the templates are kept. */
@Controller
class ChecklistPages {

    private static final String PATH = "/tickets/{number:(?:[A-Za-z]+-)?[0-9]+}/checklist";
    private static final String TEMPLATES = "/checklists";

    private final Checklists checklists;
    private final Tickets tickets;
    private final Viewers viewers;
    private final InstantSource clock;

    ChecklistPages(Checklists checklists, Tickets tickets, Viewers viewers, InstantSource clock) {
        this.checklists = checklists;
        this.tickets = tickets;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem checklistsItem() {
        return new MenuItem(MenuItem.Section.DESK, 60, "Checklists", TEMPLATES, Role.RESPONDER);
    }

    @GetMapping(PATH)
    ModelAndView show(@PathVariable String number) {
        return page(ticket(number), "", "");
    }

    @PostMapping(PATH)
    ModelAndView add(@PathVariable String number, @RequestParam Map<String, String> typed) {
        Ticket ticket = ticket(number);
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        String template = typed.getOrDefault("template", "");
        try {
            if (template.isEmpty()) {
                checklists.add(ticket.id(), typed.getOrDefault("text", ""), viewer, now);
            } else {
                checklists.addFrom(ticket.id(), template, viewer, now);
            }
            return Screen.goTo(path(ticket) + "/checklist");
        } catch (Refused refused) {
            String why = refused.problems().getFirst().reason();
            return page(ticket, typed.getOrDefault("text", ""), why).refused();
        }
    }

    @PostMapping(PATH + "/{item:[0-9]+}")
    ModelAndView tick(
            @PathVariable String number,
            @PathVariable long item,
            @RequestParam boolean done,
            @RequestParam(defaultValue = "") String back) {
        Ticket ticket = ticket(number);
        checklists.tick(ticket.id(), item, done, viewers.current(), clock.instant());
        return Screen.goTo(back.equals("ticket") ? path(ticket) : path(ticket) + "/checklist");
    }

    @PostMapping(PATH + "/{item:[0-9]+}/removal")
    ModelAndView remove(@PathVariable String number, @PathVariable long item) {
        Ticket ticket = ticket(number);
        checklists.remove(ticket.id(), item, viewers.current(), clock.instant());
        return Screen.goTo(path(ticket) + "/checklist", "Removed.", "");
    }

    @GetMapping(TEMPLATES)
    ModelAndView templates() {
        return templates(Form.blank());
    }

    @PostMapping(TEMPLATES)
    @Needs(Role.LEAD)
    ModelAndView keep(@RequestParam Map<String, String> typed) {
        String name = typed.getOrDefault("name", "");
        try {
            List<String> items = typed.getOrDefault("items", "").lines().toList();
            checklists.keep(name, items, viewers.current(), clock.instant());
            return Screen.goTo(TEMPLATES, "Kept " + name.strip() + ".", "");
        } catch (Refused refused) {
            return templates(Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping(TEMPLATES + "/removal")
    @Needs(Role.LEAD)
    ModelAndView forget(@RequestParam(defaultValue = "") String name) {
        checklists.forget(name, viewers.current(), clock.instant());
        return Screen.goTo(TEMPLATES, "Removed.", "");
    }

    private Screen templates(Form form) {
        Viewer viewer = viewers.current();
        return new Screen(
                "checklist/checklists",
                new ChecklistsScreen(checklists.templates(viewer), viewer.may(Role.LEAD), form));
    }

    private Screen page(Ticket ticket, String typed, String problem) {
        Viewer viewer = viewers.current();
        List<String> names = List.copyOf(checklists.templates(viewer).keySet());
        return new Screen(
                "checklist/checklist",
                screen(ticket.number(), checklists.of(ticket.id(), viewer), names, typed, problem));
    }

    static ChecklistScreen screen(
            String number, List<Item> items, List<String> templates, String typed, String problem) {
        String path = "/tickets/" + number + "/checklist";
        return new ChecklistScreen(
                number,
                path,
                items.stream()
                        .map(item -> new Point(
                                path + "/" + item.id(),
                                item.words(),
                                item.doneBy().orElse(""),
                                item.doneAt()))
                        .toList(),
                templates,
                typed,
                problem);
    }

    private Ticket ticket(String number) {
        return tickets.ticket(
                TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number)), viewers.current());
    }

    private static String path(Ticket ticket) {
        return "/tickets/" + ticket.number();
    }
}
