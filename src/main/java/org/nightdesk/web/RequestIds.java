package org.nightdesk.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id, or keeps the one it brings in {@code X-Request-Id}. It stands in every log line of the request, in the
 * answer, and as the reference on error pages.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIds extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";

    /** The name under which log lines and error pages find it. */
    static final String REQUEST = "request";

    private static final int BYTES = 8;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String brought = request.getHeader(HEADER);
        String id = brought != null && brought.matches("[\\w.:-]{1,64}") ? brought : fresh();
        response.setHeader(HEADER, id);
        MDC.put(REQUEST, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(REQUEST);
        }
    }

    private static String fresh() {
        byte[] bytes = new byte[BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
