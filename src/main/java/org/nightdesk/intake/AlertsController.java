package org.nightdesk.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.signal.Alert;
import org.nightdesk.signal.Alerts;
import org.nightdesk.signal.Hushes;
import org.nightdesk.signal.IntegrationId;
import org.nightdesk.silence.Silence;
import org.nightdesk.silence.Silences;
import org.nightdesk.subject.Refused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/alerts}: what senders said, each episode once. */
@RestController
@RequestMapping("/api/v1/alerts")
class AlertsController {

    private static final Set<String> STATES = Set.of("firing", "resolved", "silent");

    /** {@code silencedBy} are the silences that say it wakes nobody. {@code state}: silent is an alert whose sender was not heard of any more. */
    record AlertView(
            String id,
            String integration,
            String ticket,
            String state,
            String severity,
            String summary,
            Map<String, String> labels,
            Map<String, String> annotations,
            String sourceUrl,
            Instant startsAt,
            Instant receivedAt,
            Instant lastSeenAt,
            Optional<Instant> endedAt,
            List<String> silencedBy) {

        static AlertView of(Alert alert, List<Silence> lasting) {
            return new AlertView(
                    alert.text(),
                    alert.integration().text(),
                    "INC-" + alert.ticket().value(),
                    alert.state(),
                    alert.severity().word(),
                    alert.summary(),
                    alert.labels(),
                    alert.annotations(),
                    alert.sourceUrl(),
                    alert.startsAt(),
                    alert.receivedAt(),
                    alert.lastSeenAt(),
                    alert.endedAt(),
                    alert.endedAt().isPresent()
                            ? List.of()
                            : Hushes.of(alert, lasting).stream()
                                    .map(silence -> silence.id().text())
                                    .toList());
        }
    }

    private final Alerts alerts;

    private final Silences silences;
    private final InstantSource clock;

    AlertsController(Alerts alerts, Silences silences, InstantSource clock) {
        this.silences = silences;
        this.clock = clock;
        this.alerts = alerts;
    }

    @GetMapping
    Listed<AlertView> list(
            Window window,
            @RequestParam Optional<String> integration,
            @RequestParam Optional<String> ticket,
            @RequestParam Optional<String> state) {
        state.filter(word -> !STATES.contains(word)).ifPresent(word -> {
            throw Refused.invalid("state", "An alert is firing, resolved or silent, not \"" + word + "\".");
        });
        Alerts.Wanted wanted = new Alerts.Wanted(
                integration.map(id -> IntegrationId.parse(id)
                        .orElseThrow(() -> Refused.invalid("integration", "There is no integration " + id + "."))),
                ticket.map(number -> TicketNumber.parse(number)
                        .orElseThrow(() -> Refused.invalid("ticket", "There is no ticket " + number + "."))),
                state);
        List<Alert> found = alerts.following(wanted, window.afterNumber(), window.limit());
        List<Silence> lasting = silences.active(clock.instant());
        return window.listed(found, alert -> List.of(alert.id()), alert -> AlertView.of(alert, lasting));
    }
}
