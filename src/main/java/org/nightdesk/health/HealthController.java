package org.nightdesk.health;

import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whatever starts, stops and balances nodes. Open to all; says nothing that is nobody's business. */
@RestController
class HealthController {

    private final Readiness readiness;

    HealthController(Readiness readiness) {
        this.readiness = readiness;
    }

    /** {@code status} is alive, ready or not-ready; {@code reasons} only when not. */
    record Health(String status, List<String> reasons) {}

    @GetMapping("/health/live")
    ResponseEntity<Health> live() {
        return answer(HttpStatus.OK, new Health("alive", List.of()));
    }

    @GetMapping("/health/ready")
    ResponseEntity<Health> ready() {
        List<String> objections = readiness.objections();
        return objections.isEmpty()
                ? answer(HttpStatus.OK, new Health("ready", objections))
                : answer(HttpStatus.SERVICE_UNAVAILABLE, new Health("not-ready", objections));
    }

    private static ResponseEntity<Health> answer(HttpStatus status, Health health) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(health);
    }
}
