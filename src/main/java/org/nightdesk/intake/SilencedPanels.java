package org.nightdesk.intake;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.desk.TicketId;
import org.nightdesk.intake.screen.SilencedScreen;
import org.nightdesk.intake.screen.SilencedScreen.By;
import org.nightdesk.signal.Alerts;
import org.nightdesk.signal.Hushes;
import org.nightdesk.silence.Silence;
import org.nightdesk.silence.Silences;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** On an incident: that its alerts are silenced, and in its menu the way to do so. */
class SilencedPanels {

    private static final int MOST = 500;

    private SilencedPanels() {}

    @Component
    static class OnTop implements Panel {

        private final Alerts alerts;
        private final Silences silences;

        OnTop(Alerts alerts, Silences silences) {
            this.alerts = alerts;
            this.silences = silences;
        }

        @Override
        public String slot() {
            return "ticket.top";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            List<Silence> active = viewer.may(Role.RESPONDER) ? silences.active(now) : List.of();
            if (active.isEmpty()) {
                return Optional.empty();
            }
            List<List<Silence>> each = alerts.firing(ticket(subject), MOST).stream()
                    .map(alert -> Hushes.of(alert, active))
                    .toList();
            long silenced = each.stream().filter(by -> !by.isEmpty()).count();
            return silenced == 0
                    ? Optional.empty()
                    : Optional.of(new Piece(
                            "intake/silenced",
                            screen(each.stream().flatMap(List::stream).distinct(), silenced, each.size())));
        }

        private static SilencedScreen screen(Stream<Silence> by, long silenced, int all) {
            return new SilencedScreen(
                    silenced == all
                            ? (all == 1 ? "Its alert is silenced" : "All its alerts are silenced")
                            : silenced + " of its " + all + " alerts " + (silenced == 1 ? "is" : "are") + " silenced",
                    by.sorted(Comparator.comparing(Silence::end))
                            .map(one -> new By(
                                    "/silences/" + one.id().text(), one.words(), one.reason(), one.author(), one.end()))
                            .toList());
        }
    }

    @Component
    static class InMenu implements Panel {

        private final Alerts alerts;

        InMenu(Alerts alerts) {
            this.alerts = alerts;
        }

        @Override
        public String slot() {
            return "ticket.more";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            return viewer.may(Role.AGENT) && !alerts.firing(ticket(subject), 1).isEmpty()
                    ? Optional.of(new Piece("intake/silencing", new SilencedScreen("INC-" + subject.id(), List.of())))
                    : Optional.empty();
        }
    }

    private static TicketId ticket(Subject subject) {
        return new TicketId(Long.parseLong(subject.id()));
    }
}
