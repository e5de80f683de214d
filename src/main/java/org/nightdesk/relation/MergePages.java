package org.nightdesk.relation;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.desk.Filters;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Viewers;
import org.nightdesk.relation.screen.MergeScreen;
import org.nightdesk.relation.screen.Other;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Several tickets become one, and again several. */
@Controller
@RequestMapping("/tickets/{number}")
@Needs(Role.AGENT)
class MergePages {

    private static final int CANDIDATES = 8;

    private final MergeLog log;
    private final Numbers numbers;
    private final Queue queue;
    private final Filters filters;
    private final Others others;
    private final Viewers viewers;
    private final InstantSource clock;

    MergePages(
            MergeLog log,
            Numbers numbers,
            Queue queue,
            Filters filters,
            Others others,
            Viewers viewers,
            InstantSource clock) {
        this.log = log;
        this.numbers = numbers;
        this.queue = queue;
        this.filters = filters;
        this.others = others;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/merge")
    ModelAndView show(@PathVariable String number) {
        return screen(numbers.at(number, viewers.current()), Form.blank(), List.of());
    }

    @PostMapping("/merge")
    ModelAndView merge(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "ticket", defaultValue = "") List<String> chosen) {
        Viewer viewer = viewers.current();
        Ticket here = numbers.at(number, viewer);
        try {
            List<Ticket> named = numbers.list(
                    "others",
                    Stream.concat(chosen.stream(), Stream.of(typed.getOrDefault("others", "")))
                            .collect(Collectors.joining(" ")),
                    viewer);
            boolean over = typed.getOrDefault("keep", "this").equals("other");
            if (over && named.size() > 1) {
                throw Refused.invalid("others", "This one can become part of one other only. Name that one.");
            }
            Ticket whole = over ? named.getFirst() : here;
            List<Ticket> parts = over ? List.of(here) : named;
            log.merge(
                    parts.stream().map(Ticket::id).toList(),
                    whole.id(),
                    typed.containsKey("acrossCustomers"),
                    viewer,
                    clock.instant());
            String names = parts.stream().map(Ticket::number).collect(Collectors.joining(" "));
            return Screen.goTo(
                    "/tickets/" + whole.number(),
                    names.replace(" ", ", ") + (parts.size() == 1 ? " is" : " are") + " part of " + whole.number()
                            + " now.",
                    "/tickets/" + whole.number() + "/parting?parts=" + names.replace(" ", "+"));
        } catch (Refused refused) {
            return screen(here, Form.refused(typed, refused), chosen).refused();
        }
    }

    /** Takes merges back: of this ticket, or of those named by {@code parts} that were merged into it. */
    @PostMapping("/parting")
    ModelAndView part(@PathVariable String number, @RequestParam(defaultValue = "") String parts) {
        Viewer viewer = viewers.current();
        Ticket here = numbers.at(number, viewer);
        try {
            List<Ticket> all = parts.isBlank() ? List.of(here) : numbers.list("parts", parts, viewer);
            all.forEach(part -> log.undo(part.id(), viewer, clock.instant()));
            return Screen.goTo("/tickets/" + here.number(), "Merged no more. Each stands for itself again.", "");
        } catch (Refused refused) {
            return Screen.goTo(
                    "/tickets/" + here.number(), refused.problems().getFirst().reason(), "");
        }
    }

    private Screen screen(Ticket ticket, Form form, List<String> chosen) {
        Viewer viewer = viewers.current();
        return new Screen(
                "relation/merge",
                new MergeScreen(
                        ticket.number(),
                        ticket.title(),
                        ticket.organisation().isPresent() ? "Open, of the same customer" : "Open, the newest",
                        candidates(ticket, viewer),
                        chosen.stream()
                                .flatMap(number -> TicketNumber.parse(number).stream())
                                .map(TicketId::value)
                                .collect(Collectors.toSet()),
                        !form.problem("acrossCustomers").isEmpty()
                                || form.values().containsKey("acrossCustomers"),
                        form));
    }

    /** What the same customer has open: the other half is mostly among them. */
    private List<Other> candidates(Ticket ticket, Viewer viewer) {
        String query = ticket.organisation()
                .map(OrganisationId::text)
                .map(id -> "is:open customer:" + id)
                .orElse("is:open");
        return queue.newest(filters.parse(query, viewer, clock.instant()), viewer, 0, CANDIDATES + 1).stream()
                .filter(other -> !other.id().equals(ticket.id()))
                .limit(CANDIDATES)
                .map(others::of)
                .toList();
    }
}
