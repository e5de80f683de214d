package org.nightdesk.requisition;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.configuration.Definitions;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.configuration.Register;
import org.nightdesk.configuration.Setting;
import org.nightdesk.configuration.Side;
import org.nightdesk.configuration.Value;
import org.nightdesk.desk.TicketId;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.requisition.screen.SideScreen;
import org.nightdesk.requisition.screen.SideScreen.Line;
import org.nightdesk.requisition.screen.VerbScreen;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a ticket asks for, beside it; and where an installation is shown, the way to ask. */
final class RequisitionPanels {

    private static final String HIDDEN = "hidden";

    private RequisitionPanels() {}

    /** Beside a ticket. */
    @Component("requisitionOfTicket")
    @Order(15)
    static class OfTicket implements Panel {

        private final Requisitions requisitions;
        private final Planning planning;
        private final Register register;
        private final Definitions definitions;

        OfTicket(Requisitions requisitions, Planning planning, Register register, Definitions definitions) {
            this.requisitions = requisitions;
            this.planning = planning;
            this.register = register;
            this.definitions = definitions;
        }

        @Override
        public String slot() {
            return "ticket.side";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            TicketId ticket = new TicketId(Long.parseLong(subject.id()));
            return viewer.may(Role.RESPONDER)
                    ? requisitions
                            .requisition(ticket)
                            .map(one -> new Piece("requisition/side", side(ticket, one, viewer)))
                    : Optional.empty();
        }

        private SideScreen side(TicketId ticket, Requisition one, Viewer viewer) {
            Map<String, Value> current = register.now(one.at().id(), Side.CURRENT);
            boolean done = requisitions.isDone(one);
            List<String> problems = done
                    ? List.of()
                    : requisitions.problems(one, viewer).stream()
                            .map(Problem::reason)
                            .toList();
            String path = one.at().id().path() + "/configuration";
            return new SideScreen(
                    one.at().name(),
                    path,
                    one.settings().stream()
                            .map(wanted -> line(path, wanted, one, current, viewer))
                            .toList(),
                    problems,
                    done,
                    requisitions.further(ticket),
                    done || !problems.isEmpty() ? Map.of() : playbooks(one, viewer),
                    RequisitionPages.PATH + "/" + ticket.value() + "/plan");
        }

        private Map<String, String> playbooks(Requisition one, Viewer viewer) {
            Map<String, String> fitting = new LinkedHashMap<>();
            planning.fitting(one, viewer)
                    .forEach(version -> fitting.put(version.id().text(), version.name()));
            return fitting;
        }

        private Line line(String path, Proposed wanted, Requisition one, Map<String, Value> current, Viewer viewer) {
            boolean open = definitions
                    .find(one.at().service(), wanted.key())
                    .filter((Setting setting) -> setting.isSeenBy(viewer))
                    .isPresent();
            String now = Optional.ofNullable(current.get(wanted.key()))
                    .flatMap(Value::text)
                    .orElse("not set");
            return new Line(
                    path + "/" + wanted.key(), wanted.key(), open ? now : HIDDEN, open ? wanted.value() : HIDDEN);
        }
    }

    /** On an installation of which something can be set. */
    @Component("requisitionOfInstallation")
    static class OfInstallation implements Panel {

        private final Installations installations;
        private final Definitions definitions;

        OfInstallation(Installations installations, Definitions definitions) {
            this.installations = installations;
            this.definitions = definitions;
        }

        @Override
        public String slot() {
            return "installation.panel";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            InstallationId id = new InstallationId(Long.parseLong(subject.id()));
            return definitions.of(installations.installation(id).service()).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Piece(
                            "requisition/verb",
                            new VerbScreen(RequisitionPages.PATH + "/new?installation=" + id.text())));
        }
    }
}
