package org.nightdesk.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.nightdesk.signal.Integration;
import org.nightdesk.signal.Received;
import org.nightdesk.signal.Signals;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands where an Alertmanager would: Prometheus and amtool send here unchanged, and so does an Alertmanager through its
 * webhook. Best effort as there: good alerts are kept even when others are refused, which a 400 then says.
 */
@RestController
class AlertmanagerIntake {

    static final String ALERTS = "/alertmanager/{key}/api/v2/alerts";

    private final Senders senders;
    private final AlertmanagerFormat format;
    private final Signals signals;
    private final JsonMapper json;
    private final InstantSource clock;

    AlertmanagerIntake(
            Senders senders, AlertmanagerFormat format, Signals signals, JsonMapper json, InstantSource clock) {
        this.senders = senders;
        this.format = format;
        this.signals = signals;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping(ALERTS)
    @Nullable
    ResponseEntity<String> alerts(@PathVariable String key, HttpServletRequest request) throws IOException {
        Integration integration = senders.byKey(key);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Body body = Body.of(request);
        return answer(format.posted(body.bytes(), integration, now));
    }

    @PostMapping("/in/alertmanager/{key}")
    @Nullable
    ResponseEntity<String> webhook(@PathVariable String key, HttpServletRequest request) throws IOException {
        Integration integration = senders.byKey(key);
        Body body = Body.of(request);
        return answer(format.forwarded(body.bytes(), integration));
    }

    // Null is an empty 200, without the work of building one: the answer to nearly everything.
    private @Nullable ResponseEntity<String> answer(Received received) {
        signals.accept(received);
        if (received.problems().isEmpty()) {
            return null;
        }
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsString(String.join("; ", received.problems())));
    }
}
