package org.nightdesk.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Asking;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Does a POST with an {@code Idempotency-Key} once. The whole request is one transaction: the key and the answer are kept with the
 * effect, or neither is. A request that is refused leaves nothing, so it can be mended and sent again under the same key.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class Once extends OncePerRequestFilter {

    static final Duration KEPT = Duration.ofHours(24);
    private static final String HEADER = "Idempotency-Key";

    private final Asking asking;
    private final OnceStore store;
    private final Problems problems;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Once(Asking asking, OnceStore store, Problems problems, TransactionTemplate transactions, InstantSource clock) {
        this.asking = asking;
        this.store = store;
        this.problems = problems;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Door.guards(request) || !request.getMethod().equals("POST") || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String key = request.getHeader(HEADER);
        if (!key.matches("[\\x21-\\x7e]{1,255}")) {
            problems.write(response, Problem.invalid(HEADER, "Use 1 to 255 printable characters without spaces."));
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            transactions.executeWithoutResult(transaction -> {
                if (!once(owner(), key, request, answer, chain)) {
                    transaction.setRollbackOnly();
                }
            });
        } catch (Carried checked) {
            checked.release();
        }
        answer.copyBodyToResponse();
    }

    private boolean once(
            String owner,
            String key,
            HttpServletRequest request,
            ContentCachingResponseWrapper answer,
            FilterChain chain) {
        if (!store.claim(owner, key)) {
            problems.write(answer, Problem.conflict("The first request with this key is still running."));
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] print = print(request);
        Optional<OnceStore.Kept> kept = store.find(owner, key, now);
        if (kept.isPresent()) {
            kept.get().replay(print, answer, problems);
            return false;
        }
        pass(request, answer, chain);
        if (answer.getStatus() >= 400) {
            return false;
        }
        store.keep(owner, key, print, answer, now.plus(KEPT));
        return true;
    }

    private String owner() {
        Actor actor = asking.current().actor();
        return actor.kind() + ":" + actor.id();
    }

    private static byte[] print(HttpServletRequest request) {
        BodyTaken taken = Objects.requireNonNull(WebUtils.getNativeRequest(request, BodyTaken.class));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(
                (request.getRequestURI() + "?" + request.getQueryString() + "\n").getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(taken.body());
        return Secrets.sha256(whole.toByteArray());
    }

    private static void pass(HttpServletRequest request, HttpServletResponse answer, FilterChain chain) {
        try {
            chain.doFilter(request, answer);
        } catch (IOException | ServletException checked) {
            throw new Carried(checked);
        }
    }

    /** Carries a checked exception out of the transaction, which rolls back. */
    private static final class Carried extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Carried(Exception checked) {
            super(checked);
        }

        void release() throws IOException, ServletException {
            if (getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new ServletException(getCause());
        }
    }
}
