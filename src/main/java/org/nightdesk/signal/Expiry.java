package org.nightdesk.signal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nightdesk.database.Lane;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.DueWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends alerts whose sender has fallen silent, as Alertmanager does after its resolve_timeout. For one such time after a
 * start nothing ends by silence: it may have been us who did not listen.
 */
@Component
class Expiry implements DueWork {

    /** Alertmanager's default resolve_timeout. */
    static final Duration TIME_OUT = Duration.ofMinutes(5);

    private static final int MOST_AT_ONCE = 500;

    private final AlertStore alerts;
    private final IntegrationStore integrations;
    private final Incidents incidents;
    private final Tickets tickets;
    private final TransactionTemplate transaction;
    private final Instant listeningSince;

    Expiry(
            AlertStore alerts,
            IntegrationStore integrations,
            Incidents incidents,
            Tickets tickets,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.alerts = alerts;
        this.integrations = integrations;
        this.incidents = incidents;
        this.tickets = tickets;
        this.transaction = transaction;
        this.listeningSince = clock.instant();
    }

    @Override
    public String topic() {
        return "signal.expiry";
    }

    @Override
    public Optional<String> earliest() {
        return Optional.of(AlertStore.EARLIEST);
    }

    @Override
    public int runDue(Instant now) {
        if (now.isBefore(listeningSince.plus(TIME_OUT))) {
            return 0;
        }
        return Lane.INTAKE.on(() -> {
            try {
                return Objects.requireNonNullElse(transaction.execute(status -> end(now)), 0);
            } catch (Overtaken heardOf) {
                return 0;
            }
        });
    }

    private int end(Instant now) {
        List<OpenAlert> silent = alerts.expired(now, MOST_AT_ONCE);
        if (silent.isEmpty()) {
            return 0;
        }
        tickets.hold(silent.stream().map(OpenAlert::ticket).collect(Collectors.toSet()));
        alerts.silent(silent, now);
        var firing = alerts.stillFiring(
                silent.stream().map(OpenAlert::ticket).distinct().toList());
        var clear = silent.stream()
                .filter(alert -> !firing.contains(alert.ticket()))
                .collect(Collectors.toMap(
                        OpenAlert::ticket,
                        OpenAlert::integration,
                        (one, other) -> one,
                        () -> new TreeMap<>(Comparator.comparingLong(TicketId::value))));
        clear.forEach((ticket, id) ->
                integrations.find(id).ifPresent(integration -> incidents.clear(ticket, integration, now)));
        return silent.size();
    }
}
