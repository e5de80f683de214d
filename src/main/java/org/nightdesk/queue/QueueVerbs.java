package org.nightdesk.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Does the same to each of the picked tickets; one that refuses does not hold up the others. */
@Controller
@RequestMapping("/queue")
class QueueVerbs {

    private static final int MOST = 50;

    private final Tickets tickets;
    private final QueuePages pages;
    private final Viewers viewers;
    private final InstantSource clock;

    QueueVerbs(Tickets tickets, QueuePages pages, Viewers viewers, InstantSource clock) {
        this.tickets = tickets;
        this.pages = pages;
        this.viewers = viewers;
        this.clock = clock;
    }

    @PostMapping("/acknowledgement")
    ModelAndView acknowledge(
            @RequestParam(name = "ticket", defaultValue = "") List<String> picked,
            @RequestParam(defaultValue = "/queue") String back) {
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        return each("Acknowledged", picked, back, id -> tickets.acknowledge(id, viewer, Optional.empty(), now));
    }

    @PostMapping("/assignment")
    ModelAndView assign(
            @RequestParam(name = "ticket", defaultValue = "") List<String> picked,
            @RequestParam(defaultValue = "/queue") String back,
            @RequestParam(defaultValue = "") String person) {
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        Optional<PersonId> to = person(person, viewer);
        return each(
                "Assigned",
                picked,
                back,
                id -> tickets.assign(id, to, tickets.ticket(id, viewer).team(), viewer, now));
    }

    @PostMapping("/hold")
    ModelAndView hold(
            @RequestParam(name = "ticket", defaultValue = "") List<String> picked,
            @RequestParam(defaultValue = "/queue") String back,
            @RequestParam(defaultValue = "") String reason) {
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        return each("Put on hold", picked, back, id -> tickets.hold(id, Optional.empty(), reason, viewer, now));
    }

    @PostMapping("/resolution")
    ModelAndView resolve(
            @RequestParam(name = "ticket", defaultValue = "") List<String> picked,
            @RequestParam(defaultValue = "/queue") String back) {
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        return each("Resolved", picked, back, id -> tickets.resolve(id, "", viewer, now));
    }

    private ModelAndView each(String done, List<String> picked, String back, Consumer<TicketId> verb) {
        List<String> problems = new ArrayList<>();
        int count = 0;
        for (String number : picked.stream().limit(MOST).toList()) {
            try {
                verb.accept(TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number)));
                count++;
            } catch (Refused refused) {
                problems.add(number + ": " + refused.getMessage());
            } catch (NotFound gone) {
                problems.add(number + " is not there any more.");
            }
        }
        if (picked.isEmpty()) {
            problems.add("Nothing was selected. Tick the tickets first.");
        }
        if (picked.size() > MOST) {
            problems.add("Only the first " + MOST + " were done. Do the same again for the rest.");
        }
        if (!problems.isEmpty()) {
            return new Screen("queue/queue", pages.screen(View.at(back), "", 0, problems)).refused();
        }
        String what = count == 1 ? picked.getFirst() : count + " tickets";
        return Screen.goTo(back.startsWith("/queue") ? back : "/queue", done + " " + what + ".", "");
    }

    private static Optional<PersonId> person(String value, Viewer viewer) {
        if (value.equals("me")) {
            return Optional.of(new PersonId(viewer.actor().id()));
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.matches("\\d{1,15}")) {
            throw Refused.invalid("person", "There is no such person.");
        }
        return Optional.of(new PersonId(Long.parseLong(value)));
    }
}
