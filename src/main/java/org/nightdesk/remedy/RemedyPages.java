package org.nightdesk.remedy;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.execution.Execution;
import org.nightdesk.execution.Executions;
import org.nightdesk.execution.KeptPlan;
import org.nightdesk.execution.PlanForm;
import org.nightdesk.execution.PlanForms;
import org.nightdesk.execution.Planner;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.Viewers;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.playbook.Step;
import org.nightdesk.remedy.screen.NowScreen;
import org.nightdesk.subject.NotFound;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A playbook from an incident, in two taps: what it would do, and that it may. It begins without an approval, so the leads are told, and somebody looks at it afterwards. */
@Controller
@Needs(Role.RESPONDER)
class RemedyPages {

    private static final String NOW = "/playbooks/{id}/now";

    private final Playbooks playbooks;
    private final Planner planner;
    private final PlanForms forms;
    private final Executions executions;
    private final Installations installations;
    private final Tickets tickets;
    private final Viewers viewers;
    private final InstantSource clock;

    RemedyPages(
            Playbooks playbooks,
            Planner planner,
            PlanForms forms,
            Executions executions,
            Installations installations,
            Tickets tickets,
            Viewers viewers,
            InstantSource clock) {
        this.playbooks = playbooks;
        this.planner = planner;
        this.forms = forms;
        this.executions = executions;
        this.installations = installations;
        this.tickets = tickets;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(NOW)
    ModelAndView ask(@PathVariable String id, @RequestParam Map<String, String> given) {
        return screen(version(id), given, Form.of(given));
    }

    @PostMapping(NOW)
    ModelAndView begin(@PathVariable String id, @RequestParam Map<String, String> typed) {
        PlaybookVersion version = version(id);
        Ticket ticket = ticket(typed);
        try {
            Execution begun = begun(version, ticket, typed);
            return Screen.goTo(begun.id().path(), "Begun. The leads are told.", "");
        } catch (Refused refused) {
            return screen(version, typed, refused(typed, refused)).refused();
        }
    }

    private Execution begun(PlaybookVersion version, Ticket ticket, Map<String, String> typed) {
        Viewer viewer = viewers.current();
        String reason = typed.getOrDefault("reason", "").strip();
        if (reason.isEmpty()) {
            throw Refused.invalid("reason", "Say why it cannot wait: the leads are told.");
        }
        checkTyped(version, typed);
        Map<String, String> values = forms.values(version, typed);
        KeptPlan plan = planner.plan(version, values, reason, ticket.number(), viewer, clock.instant());
        return executions.begin(plan.id(), typed.getOrDefault("typed", ""), reason, viewer, clock.instant());
    }

    // Before anything is planned: what is refused leaves no plan behind.
    private void checkTyped(PlaybookVersion version, Map<String, String> typed) {
        String target = target(version, typed);
        if (isFinal(version)
                && !target.isEmpty()
                && !target.equals(typed.getOrDefault("typed", "").strip())) {
            throw Refused.invalid("typed", "It cannot be taken back. Type “" + target + "” to begin.");
        }
    }

    /** What has to be typed for it, empty while nothing is chosen. */
    private String target(PlaybookVersion version, Map<String, String> typed) {
        List<String> chosen = version.playbook()
                .target()
                .map(one -> forms.values(version, typed).getOrDefault(one.name(), ""))
                .filter(text -> !text.isEmpty())
                .map(text -> List.of(text.split(",")))
                .orElse(List.of());
        return switch (chosen.size()) {
            case 0 -> "";
            case 1 ->
                InstallationId.parse(chosen.getFirst())
                        .flatMap(installations::find)
                        .map(Installation::name)
                        .orElse("");
            default -> chosen.size() + " targets";
        };
    }

    private static boolean isFinal(PlaybookVersion version) {
        return version.playbook().steps().stream().anyMatch(step -> step instanceof Step.Act act && !act.reversible());
    }

    private Form refused(Map<String, String> typed, Refused refused) {
        List<Refused.Problem> own = refused.problems().stream()
                .map(one -> one.field().equals("emergency") ? new Refused.Problem("reason", one.reason()) : one)
                .toList();
        boolean ours = own.stream().anyMatch(one -> List.of("reason", "typed").contains(one.field()));
        return ours ? new Form(typed, own) : forms.refused(typed, refused);
    }

    private Screen screen(PlaybookVersion version, Map<String, String> given, Form form) {
        Ticket ticket = ticket(given);
        Map<String, String> values = new HashMap<>(form.values());
        values.putIfAbsent("reason", ticket.number() + ": " + ticket.title());
        PlanForm asked = forms.show(version, new Form(values, form.problems()), viewers.current());
        return new Screen(
                "remedy/now",
                new NowScreen(
                        ticket.number(),
                        "/tickets/" + ticket.number(),
                        ticket.title(),
                        asked,
                        version.playbook().steps().stream()
                                .map(step -> step.says().shown())
                                .toList(),
                        isFinal(version),
                        target(version, given),
                        version.id().path() + "/plan?" + Remedies.query(given)));
    }

    private PlaybookVersion version(String id) {
        PlaybookVersion version = playbooks.newest(PlaybookId.of(id), viewers.current());
        playbooks.checkMayRun(version, viewers.current());
        return version;
    }

    private Ticket ticket(Map<String, String> typed) {
        String number = typed.getOrDefault("ticket", "");
        return Optional.of(number)
                .flatMap(TicketNumber::parse)
                .flatMap(one -> tickets.find(one, viewers.current()))
                .orElseThrow(() -> new NotFound("ticket " + number));
    }
}
