package org.nightdesk.signal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.database.Lane;
import org.nightdesk.engine.Bell;
import org.nightdesk.signal.RequestStore.Handled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores a batch of requests in one transaction: each signal becomes exactly one outcome, each request one row. */
@Component
class Writer {

    private static final int MOST_TRIES = 5;
    private static final Logger log = LoggerFactory.getLogger(Writer.class);

    private final Batch batch;
    private final RequestStore requests;
    private final IntegrationStore integrations;
    private final Services services;
    private final Bell bell;
    private final InstantSource clock;
    private final TransactionTemplate transaction;
    private final Map<IntegrationId, Instant> heard = new ConcurrentHashMap<>();

    Writer(
            Batch batch,
            RequestStore requests,
            IntegrationStore integrations,
            Services services,
            Bell bell,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.batch = batch;
        this.requests = requests;
        this.integrations = integrations;
        this.services = services;
        this.bell = bell;
        this.clock = clock;
        this.transaction = transaction;
    }

    List<Receipt> write(List<Received> received) {
        return write(received, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    List<Receipt> write(List<Received> received, Instant now) {
        return Lane.INTAKE.on(() -> write(received, now, MOST_TRIES));
    }

    // Another node wrote the same alerts at the same moment: look again, decide again.
    private List<Receipt> write(List<Received> received, Instant now, int tries) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> store(received, tries == MOST_TRIES, now)));
        } catch (Overtaken | PessimisticLockingFailureException faster) {
            if (tries == 1) {
                throw faster;
            }
            log.debug("a batch of {} is done again: {}", received.size(), faster.getMessage());
            return write(received, now, tries - 1);
        }
    }

    private List<Receipt> store(List<Received> received, boolean hasty, Instant now) {
        Map<String, Optional<ServiceId>> named = new HashMap<>();
        List<Handled> handled = received.stream()
                .map(request -> new Handled(request, items(request, named)))
                .toList();
        batch.take(handled.stream().flatMap(request -> request.items().stream()).toList(), hasty, now);
        List<Long> ids = requests.insert(handled, now);
        hear(received, now);
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < handled.size(); i++) {
            receipts.add(receipt(ids.get(i), handled.get(i).items()));
        }
        return receipts;
    }

    // Once a second is enough for a person who looks, and the row is shared by all writers.
    private void hear(List<Received> received, Instant now) {
        List<IntegrationId> ids = received.stream()
                .map(request -> request.integration().id())
                .distinct()
                .filter(id -> !heard.getOrDefault(id, Instant.MIN).isAfter(now.minusSeconds(1)))
                .toList();
        if (!ids.isEmpty()) {
            integrations.heardFrom(ids, now);
            bell.ring(Integrations.HEARD);
            ids.forEach(id -> heard.put(id, now));
        }
    }

    private List<Item> items(Received request, Map<String, Optional<ServiceId>> named) {
        Integration integration = request.integration();
        return request.signals().stream()
                .map(signal -> new Item(integration, signal, route(signal, integration, named)))
                .toList();
    }

    /** The service it names; that of the integration when it names none, or one that does not exist. */
    private ServiceId route(Signal signal, Integration integration, Map<String, Optional<ServiceId>> named) {
        if (signal.service().isEmpty()) {
            return integration.service();
        }
        return named.computeIfAbsent(
                        signal.service(), slug -> services.findBySlug(slug).map(Service::id))
                .orElse(integration.service());
    }

    private static Receipt receipt(long id, List<Item> items) {
        return new Receipt(
                id,
                items.stream().map(item -> Objects.requireNonNull(item.outcome)).toList(),
                items.stream().map(item -> Optional.ofNullable(item.ticket)).toList());
    }
}
