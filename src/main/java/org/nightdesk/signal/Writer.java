package org.nightdesk.signal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.database.Lane;
import org.nightdesk.signal.Item.AlertKey;
import org.nightdesk.signal.RequestStore.Handled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores a batch of requests in one transaction: each signal becomes exactly one outcome, each request one row. */
@Component
class Writer {

    private final Batch batch;
    private final RequestStore requests;
    private final IntegrationStore integrations;
    private final Services services;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Writer(
            Batch batch,
            RequestStore requests,
            IntegrationStore integrations,
            Services services,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.batch = batch;
        this.requests = requests;
        this.integrations = integrations;
        this.services = services;
        this.clock = clock;
        this.transaction = transaction;
    }

    List<Receipt> write(List<Received> received) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Objects.requireNonNull(Lane.INTAKE.on(() -> transaction.execute(status -> store(received, now))));
    }

    private List<Receipt> store(List<Received> received, Instant now) {
        Map<String, Optional<Service>> named = new HashMap<>();
        Map<Long, Service> own = new HashMap<>();
        List<Handled> handled = received.stream()
                .map(request -> new Handled(request, items(request, named, own)))
                .toList();
        rounds(handled).forEach(round -> batch.take(round, now));
        List<Long> ids = requests.insert(handled, now);
        integrations.heardFrom(
                received.stream()
                        .map(request -> request.integration().id())
                        .distinct()
                        .toList(),
                now);
        List<Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < handled.size(); i++) {
            receipts.add(receipt(ids.get(i), handled.get(i).items()));
        }
        return receipts;
    }

    private List<Item> items(Received request, Map<String, Optional<Service>> named, Map<Long, Service> own) {
        Integration integration = request.integration();
        Service fallback =
                own.computeIfAbsent(integration.service().value(), id -> services.service(integration.service()));
        return request.signals().stream()
                .map(signal ->
                        new Item(integration, signal, route(signal, named).orElse(fallback)))
                .toList();
    }

    private Optional<Service> route(Signal signal, Map<String, Optional<Service>> named) {
        return signal.service().isEmpty()
                ? Optional.empty()
                : named.computeIfAbsent(signal.service(), services::findBySlug);
    }

    // Within one round a key stands once, so that "fires, ends, fires" in one request happens in that order.
    private static List<List<Item>> rounds(List<Handled> handled) {
        List<List<Item>> rounds = new ArrayList<>();
        List<Item> round = new ArrayList<>();
        Set<AlertKey> seen = new HashSet<>();
        for (Handled request : handled) {
            for (Item item : request.items()) {
                if (!seen.add(item.key())) {
                    rounds.add(round);
                    round = new ArrayList<>();
                    seen.clear();
                    seen.add(item.key());
                }
                round.add(item);
            }
        }
        if (!round.isEmpty()) {
            rounds.add(round);
        }
        return rounds;
    }

    private static Receipt receipt(long id, List<Item> items) {
        return new Receipt(
                id,
                items.stream().map(item -> Objects.requireNonNull(item.outcome)).toList(),
                items.stream().map(item -> Optional.ofNullable(item.ticket)).toList());
    }
}
