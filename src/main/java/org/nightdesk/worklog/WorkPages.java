package org.nightdesk.worklog;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.nightdesk.worklog.Worklog.Said;
import org.nightdesk.worklog.screen.WorkScreen;
import org.nightdesk.worklog.screen.WorkScreen.Line;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The time spent on a ticket, written down and mended. */
@Controller
@RequestMapping("/tickets/{number:(?:[A-Za-z]+-)?[0-9]+}")
class WorkPages {

    private final Worklog worklog;
    private final Tickets tickets;
    private final People people;
    private final Viewers viewers;
    private final InstantSource clock;

    WorkPages(Worklog worklog, Tickets tickets, People people, Viewers viewers, InstantSource clock) {
        this.worklog = worklog;
        this.tickets = tickets;
        this.people = people;
        this.viewers = viewers;
        this.clock = clock;
    }

    @PostMapping("/stopwatch")
    ModelAndView start(@PathVariable String number) {
        Ticket ticket = ticket(number);
        worklog.start(ticket.id(), viewers.current(), clock.instant());
        return Screen.goTo(path(ticket), "The stopwatch runs.", "");
    }

    @PostMapping("/stopwatch/end")
    ModelAndView stop(@PathVariable String number) {
        Ticket ticket = ticket(number);
        Work work = worklog.stop(ticket.id(), viewers.current(), clock.instant());
        return Screen.goTo(
                path(ticket) + "/work/" + work.id(),
                Work.spoken(work.minutes().orElse(0)) + " written down. Say what it was, if you like.",
                "");
    }

    @GetMapping("/work")
    ModelAndView list(@PathVariable String number) {
        return screen(ticket(number), "/work", "Write time down", Form.blank());
    }

    @GetMapping("/work/{id:[0-9]+}")
    ModelAndView show(@PathVariable String number, @PathVariable long id) {
        Ticket ticket = ticket(number);
        Work work = worklog.of(ticket.id(), viewers.current()).stream()
                .filter(one -> one.id() == id && !one.isRunning())
                .findFirst()
                .orElseThrow(() -> new NotFound("work " + id));
        return screen(ticket, "/work/" + id, "Change it", Form.of(values(work)));
    }

    @PostMapping("/work")
    ModelAndView add(@PathVariable String number, @RequestParam Map<String, String> typed) {
        Ticket ticket = ticket(number);
        return keep(
                ticket,
                "/work",
                "Write time down",
                typed,
                said -> worklog.add(ticket.id(), said, viewers.current(), clock.instant()));
    }

    @PostMapping("/work/{id:[0-9]+}")
    ModelAndView change(@PathVariable String number, @PathVariable long id, @RequestParam Map<String, String> typed) {
        Ticket ticket = ticket(number);
        return keep(
                ticket,
                "/work/" + id,
                "Change it",
                typed,
                said -> worklog.change(id, said, viewers.current(), clock.instant()));
    }

    @PostMapping("/work/{id:[0-9]+}/removal")
    ModelAndView remove(@PathVariable String number, @PathVariable long id) {
        worklog.remove(id, viewers.current(), clock.instant());
        return Screen.goTo(path(ticket(number)) + "/work", "Removed.", "");
    }

    private ModelAndView keep(
            Ticket ticket, String at, String heading, Map<String, String> typed, Function<Said, Work> verb) {
        try {
            String minutes = typed.getOrDefault("minutes", "").strip();
            Work kept = verb.apply(new Said(
                    minutes.matches("\\d{1,6}") ? Integer.parseInt(minutes) : 0,
                    typed.getOrDefault("note", ""),
                    typed.getOrDefault("billable", "no").equals("yes")));
            return Screen.goTo(
                    path(ticket) + "/work", Work.spoken(kept.minutes().orElse(0)) + " written down.", "");
        } catch (Refused refused) {
            return screen(ticket, at, heading, Form.refused(typed, refused)).refused();
        }
    }

    private Screen screen(Ticket ticket, String at, String heading, Form form) {
        Viewer viewer = viewers.current();
        List<Work> all = worklog.of(ticket.id(), viewer);
        Map<PersonId, String> names =
                people.names(all.stream().map(Work::person).distinct().toList());
        return new Screen(
                "worklog/work",
                new WorkScreen(
                        ticket.number(),
                        path(ticket),
                        Work.spoken(WorkController.sum(all)),
                        all.stream()
                                .map(work -> line(work, names.getOrDefault(work.person(), ""), ticket, viewer))
                                .toList(),
                        path(ticket) + at,
                        heading,
                        form));
    }

    private static Line line(Work work, String name, Ticket ticket, Viewer viewer) {
        boolean own = viewer.actor().isPerson()
                && viewer.actor().id() == work.person().value();
        boolean mayChange = !work.isRunning() && (own || viewer.may(Role.LEAD));
        return new Line(
                mayChange ? path(ticket) + "/work/" + work.id() : "",
                name,
                work.beganAt(),
                work.isRunning() ? "running" : Work.spoken(work.minutes().orElse(0)),
                work.note(),
                work.billable());
    }

    private static Map<String, String> values(Work work) {
        return Map.of(
                "minutes", Integer.toString(work.minutes().orElse(0)),
                "note", work.note(),
                "billable", work.billable() ? "yes" : "no");
    }

    private Ticket ticket(String number) {
        TicketId id = TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number));
        return tickets.ticket(id, viewers.current());
    }

    private static String path(Ticket ticket) {
        return "/tickets/" + ticket.number();
    }
}
