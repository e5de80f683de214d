package org.nightdesk.requisition;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.requisition.screen.BatchScreen;
import org.nightdesk.requisition.screen.BatchScreen.Line;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Many configuration requests at once: first what is wrong with which, then tickets for those that are right. */
@Controller
@RequestMapping(RequisitionPages.PATH + "/batch")
@Needs(Role.AGENT)
class BatchPages {

    private final Requisitions requisitions;
    private final Tickets tickets;
    private final ObjectProvider<DemoBatch> demo;
    private final InstantSource clock;

    BatchPages(Requisitions requisitions, Tickets tickets, ObjectProvider<DemoBatch> demo, InstantSource clock) {
        this.requisitions = requisitions;
        this.tickets = tickets;
        this.demo = demo;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView blank() {
        Form form = demo.stream()
                .map(one -> Form.of(Map.of("lines", one.lines(), "why", "The new price list.")))
                .findFirst()
                .orElseGet(Form::blank);
        return screen(new BatchScreen(form, "", List.of(), false));
    }

    @PostMapping
    ModelAndView check(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            Batch batch = Batch.read(typed.getOrDefault("lines", ""), typed.getOrDefault("why", ""));
            boolean send = typed.containsKey("send");
            List<Line> lines = new ArrayList<>();
            batch.requests().forEach((name, draft) -> lines.add(line(name, draft, send, viewer)));
            return screen(screen(typed, lines, send));
        } catch (Refused refused) {
            return screen(new BatchScreen(Form.refused(typed, refused), "", List.of(), false))
                    .refused();
        }
    }

    private static BatchScreen screen(Map<String, String> typed, List<Line> lines, boolean sent) {
        long stopped = lines.stream().filter(line -> !line.problems().isEmpty()).count();
        String summary = "%d %s, %d stopped before anything is changed"
                .formatted(lines.size() - stopped, sent ? "sent" : "right", stopped);
        return new BatchScreen(Form.of(typed), summary, lines, !sent && stopped < lines.size());
    }

    // Each is its own transaction: what was right is sent, whatever came before it.
    private Line line(String name, RequisitionDraft draft, boolean send, Viewer viewer) {
        String what = name + ": " + draft.customer() + ", " + draft.service() + ", " + draft.environment() + ": "
                + String.join(", ", draft.settings().stream().map(Proposed::key).toList());
        List<String> problems = requisitions.problems(draft, viewer).stream()
                .map(Problem::reason)
                .toList();
        if (!send || !problems.isEmpty()) {
            return new Line(what, problems, "", "");
        }
        try {
            Requisition made = requisitions.submit(draft, viewer, clock.instant());
            Ticket ticket = tickets.ticket(made.ticket(), viewer);
            return new Line(what, List.of(), ticket.number(), "/tickets/" + ticket.number());
        } catch (Refused refused) {
            return new Line(
                    what, refused.problems().stream().map(Problem::reason).toList(), "", "");
        }
    }

    private static Screen screen(BatchScreen screen) {
        return new Screen("requisition/batch", screen);
    }
}
