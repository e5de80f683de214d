package org.nightdesk.health;

import java.time.InstantSource;
import java.util.List;
import org.nightdesk.engine.Alarm;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whatever starts, stops and balances nodes. Open to all; says nothing that is nobody's business. */
@RestController
class HealthController {

    private final Readiness readiness;
    private final ObjectProvider<Alarm> alarms;
    private final InstantSource clock;

    HealthController(Readiness readiness, ObjectProvider<Alarm> alarms, InstantSource clock) {
        this.readiness = readiness;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** {@code status} is alive, ready or not-ready; {@code reasons} only when not; {@code warnings} must not go on unseen, although the node serves. */
    record Health(String status, List<String> reasons, List<String> warnings) {}

    @GetMapping("/health/live")
    ResponseEntity<Health> live() {
        return answer(HttpStatus.OK, new Health("alive", List.of(), List.of()));
    }

    @GetMapping("/health/ready")
    ResponseEntity<Health> ready() {
        List<String> objections = readiness.objections();
        List<String> warnings = alarms.stream()
                .flatMap(alarm -> alarm.alarms(clock.instant()).stream())
                .toList();
        return objections.isEmpty()
                ? answer(HttpStatus.OK, new Health("ready", objections, warnings))
                : answer(HttpStatus.SERVICE_UNAVAILABLE, new Health("not-ready", objections, warnings));
    }

    private static ResponseEntity<Health> answer(HttpStatus status, Health health) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(health);
    }
}
