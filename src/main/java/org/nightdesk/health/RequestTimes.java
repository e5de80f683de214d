package org.nightdesk.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Measures requests by route, never by address: addresses hold keys, and there is no end of them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class RequestTimes extends OncePerRequestFilter {

    private final MeterRegistry meters;

    RequestTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Timer.Sample sample = Timer.start(meters);
        try {
            chain.doFilter(request, response);
        } finally {
            Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
            sample.stop(Timer.builder("http.server.requests")
                    .description("Requests answered, by route")
                    .tag("method", request.getMethod().matches("[A-Z]{3,7}") ? request.getMethod() : "OTHER")
                    .tag("route", route == null ? "none" : route.toString())
                    .tag("status", Integer.toString(response.getStatus()))
                    .serviceLevelObjectives(
                            Duration.ofMillis(5),
                            Duration.ofMillis(20),
                            Duration.ofMillis(100),
                            Duration.ofMillis(500),
                            Duration.ofSeconds(2))
                    .register(meters));
        }
    }
}
