package org.nightdesk.requisition;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.execution.KeptPlan;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.requisition.screen.RequisitionsScreen;
import org.nightdesk.requisition.screen.RequisitionsScreen.Line;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where other settings are asked for. */
@Controller
@RequestMapping(RequisitionPages.PATH)
class RequisitionPages {

    static final String PATH = "/configuration-requests";

    private static final int MOST = 100;

    private final Requisitions requisitions;
    private final AskForm forms;
    private final Planning planning;
    private final Installations installations;
    private final Tickets tickets;
    private final InstantSource clock;

    RequisitionPages(
            Requisitions requisitions,
            AskForm forms,
            Planning planning,
            Installations installations,
            Tickets tickets,
            InstantSource clock) {
        this.requisitions = requisitions;
        this.forms = forms;
        this.planning = planning;
        this.installations = installations;
        this.tickets = tickets;
        this.clock = clock;
    }

    @Bean
    static MenuItem requisitionsItem() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 30, "Configuration requests", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        List<Requisition> all = requisitions.newest(MOST, viewer);
        Map<TicketId, Ticket> known = new LinkedHashMap<>();
        tickets.find(all.stream().map(Requisition::ticket).toList(), viewer).forEach(one -> known.put(one.id(), one));
        List<Line> lines = new ArrayList<>();
        for (Requisition one : all) {
            Optional.ofNullable(known.get(one.ticket())).ifPresent(ticket -> lines.add(line(one, ticket)));
        }
        return new Screen("requisition/requisitions", new RequisitionsScreen(lines));
    }

    private static Line line(Requisition one, Ticket ticket) {
        return new Line(
                "/tickets/" + ticket.number(),
                ticket.number(),
                one.at().name(),
                String.join(", ", one.settings().stream().map(Proposed::key).toList()),
                ticket.state().word(),
                one.by(),
                one.askedAt());
    }

    @GetMapping("/new")
    ModelAndView ask(Viewer viewer, @RequestParam Map<String, String> known) {
        return new Screen("requisition/ask", forms.screen(Form.of(known), found(known), viewer));
    }

    @PostMapping
    ModelAndView submit(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            Requisition made = requisitions.submit(AskForm.draft(typed), viewer, clock.instant());
            Ticket ticket = tickets.ticket(made.ticket(), viewer);
            return Screen.goTo("/tickets/" + ticket.number(), "Opened " + ticket.number() + ".", "");
        } catch (Refused refused) {
            return new Screen("requisition/ask", forms.screen(AskForm.refused(typed, refused), found(typed), viewer))
                    .refused();
        }
    }

    /** The plan of a playbook, filled by what was asked. */
    @PostMapping("/{ticket:[0-9]+}/plan")
    ModelAndView plan(@PathVariable long ticket, Viewer viewer, @RequestParam(defaultValue = "") String playbook) {
        TicketId id = new TicketId(ticket);
        try {
            KeptPlan plan = planning.plan(id, PlaybookId.of(playbook), viewer, clock.instant());
            return Screen.goTo(plan.id().path(), "Planned. Somebody else approves it.", "");
        } catch (Refused refused) {
            String number = tickets.ticket(id, viewer).number();
            return Screen.goTo("/tickets/" + number, String.valueOf(refused.getMessage()), "");
        }
    }

    private Optional<Installation> found(Map<String, String> typed) {
        return InstallationId.parse(typed.getOrDefault("installation", "")).flatMap(installations::find);
    }
}
