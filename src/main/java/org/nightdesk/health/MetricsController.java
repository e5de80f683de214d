package org.nightdesk.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.nightdesk.settings.Settings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The figures in Prometheus' text format. With NIGHTDESK_METRICS_TOKEN for whoever sends it as a bearer token; without it
 * only for this machine itself, and not for what a proxy on it passes on.
 */
@RestController
class MetricsController {

    private static final MediaType FORMAT = MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8");

    private final PrometheusMeterRegistry meters;
    private final Optional<String> token;

    MetricsController(PrometheusMeterRegistry meters, Settings settings) {
        this.meters = meters;
        this.token = settings.metricsToken();
    }

    @GetMapping("/metrics")
    ResponseEntity<String> metrics(HttpServletRequest request) {
        if (token.isPresent() && !carries(request, token.get())) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .body("Send NIGHTDESK_METRICS_TOKEN as a bearer token.\n");
        }
        if (token.isEmpty() && !isLocal(request)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN)
                    .body("Only from this machine, until NIGHTDESK_METRICS_TOKEN is set.\n");
        }
        return ResponseEntity.ok().contentType(FORMAT).body(meters.scrape());
    }

    private static boolean carries(HttpServletRequest request, String token) {
        String given = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLocal(HttpServletRequest request) {
        return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null;
    }
}
