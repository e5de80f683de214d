package org.nightdesk.caller;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/telephone-systems}: who tells of calls. */
@RestController
@RequestMapping("/api/v1/telephone-systems")
@Needs(Role.AGENT)
class ExchangesController {

    record TelephoneSystemBody(String name) {}

    /** {@code path} is the secret address, below that of this installation. */
    record TelephoneSystemView(String id, String name, String path, Optional<Instant> heardAt) {}

    record TelephoneSystemsView(List<TelephoneSystemView> telephoneSystems) {}

    private final Exchanges exchanges;
    private final InstantSource clock;

    ExchangesController(Exchanges exchanges, InstantSource clock) {
        this.exchanges = exchanges;
        this.clock = clock;
    }

    @GetMapping
    TelephoneSystemsView list(Viewer viewer) {
        return new TelephoneSystemsView(
                exchanges.all(viewer).stream().map(one -> view(one, viewer)).toList());
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<TelephoneSystemView> create(Viewer viewer, @RequestBody TelephoneSystemBody body) {
        TelephoneSystemView view = view(exchanges.create(body.name(), viewer, clock.instant()), viewer);
        return ResponseEntity.created(URI.create("/api/v1/telephone-systems/" + view.id()))
                .body(view);
    }

    @DeleteMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<Void> remove(@PathVariable String id, Viewer viewer) {
        exchanges.remove(Exchange.id(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private TelephoneSystemView view(Exchange exchange, Viewer viewer) {
        return new TelephoneSystemView(
                exchange.text(), exchange.name(), exchanges.path(exchange, viewer), exchange.heardAt());
    }
}
