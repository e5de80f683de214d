package org.nightdesk.entitlement;

import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.entitlement.screen.EntitlementScreen;
import org.nightdesk.entitlement.screen.RegisterScreen.Line;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** Says on screens who holds what. */
@Component
class EntitlementScreens {

    private final Tickets tickets;
    private final Shown shown;

    EntitlementScreens(Tickets tickets, Shown shown) {
        this.tickets = tickets;
        this.shown = shown;
    }

    static Line line(Entitlement one) {
        String by = one.approver().isPresent() ? "Approved by " + one.approverName() : "Asked by " + one.askerName();
        return new Line(
                one.path(),
                one.title(),
                word(one),
                tone(one),
                one.reason() + (one.reason().endsWith(".") ? " " : ". ") + by,
                one.approver().isPresent() ? one.grantedAt().orElse(one.since()) : one.askedAt(),
                one.isOpen() ? one.until() : Optional.empty());
    }

    private static String word(Entitlement one) {
        return switch (one.state()) {
            case "asked" -> one.offer().isByPlaybook() ? "Waits for a yes." : "Asked for.";
            case "granting" -> "Being handed over.";
            case "held" -> "Held.";
            case "withdrawing" -> "Being taken back.";
            case "stuck" -> "Still held after its time.";
            case "returned" -> "Given back.";
            default -> "Refused.";
        };
    }

    private static String tone(Entitlement one) {
        return switch (one.state()) {
            case "stuck" -> "late";
            case "asked", "granting", "withdrawing" -> one.trouble().isEmpty() ? "soon" : "late";
            case "held" -> "ok";
            default -> "dim";
        };
    }

    EntitlementScreen show(Entitlement one, Form form, Viewer viewer) {
        Ticket ticket = tickets.ticket(one.ticket(), viewer);
        boolean agent = viewer.may(Role.AGENT);
        boolean playbook = one.offer().isByPlaybook();
        Optional<PersonId> me = viewer.actor().isPerson()
                ? Optional.of(new PersonId(viewer.actor().id()))
                : Optional.empty();
        boolean mine = me.isPresent() && (one.asker().equals(me) || one.holder().equals(me));
        boolean waits = one.is("asked");
        boolean out = one.is("held", "stuck");
        boolean takes = !one.offer().withdrawPlaybook().isEmpty();
        return new EntitlementScreen(
                one.path(),
                one.title(),
                word(one),
                tone(one),
                one.trouble(),
                one.reason(),
                shown.of(one.wanted()),
                ticket.number(),
                "/tickets/" + ticket.number(),
                one.run(),
                "/playbooks/runs/" + one.run(),
                one.askerName(),
                one.askedAt(),
                one.approverName(),
                one.grantedAt(),
                one.until(),
                one.returnedAt(),
                one.hours().map(String::valueOf).orElse(""),
                waits && playbook && agent && !mine,
                waits && playbook && mine ? "You asked for it, or it is for you: somebody else says yes." : "",
                waits && agent,
                waits && !playbook && agent,
                out && takes && (agent || one.holder().equals(me)),
                out && agent && (!takes || one.is("stuck")),
                form);
    }
}
