package org.nightdesk.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Viewers;
import org.nightdesk.queue.screen.PreviewScreen;
import org.nightdesk.queue.screen.PreviewScreen.Said;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Markdown;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** A look at a ticket beside the list, without leaving it. */
@Controller
class LookPages {

    private static final int LAST = 4;
    private static final int LONGEST = 500;

    private final Tickets tickets;
    private final Rows rows;
    private final Timeline timeline;
    private final Viewers viewers;
    private final InstantSource clock;

    LookPages(Tickets tickets, Rows rows, Timeline timeline, Viewers viewers, InstantSource clock) {
        this.tickets = tickets;
        this.rows = rows;
        this.timeline = timeline;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/queue/preview/{number}")
    ModelAndView preview(@PathVariable String number) {
        Viewer viewer = viewers.current();
        Instant now = clock.instant();
        TicketId id = TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number));
        Ticket ticket = tickets.ticket(id, viewer);
        List<Said> said = timeline.of(id.subject(), viewer).stream()
                .map(Recorded::entry)
                .filter(entry -> !entry.text().isBlank())
                .map(LookPages::said)
                .toList();
        return new Screen(
                "queue/preview",
                new PreviewScreen(
                        rows.of(List.of(ticket), Map.of(), viewer, now).apply(ticket),
                        ticket.state().word().replace('-', ' '),
                        brief(ticket.description()),
                        said.subList(Math.max(0, said.size() - LAST), said.size())));
    }

    private static Said said(Entry entry) {
        return new Said(entry.actor().name(), entry.at(), Markdown.html(brief(entry.text())), entry.isPublic());
    }

    private static String brief(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST).strip() + "…";
    }
}
