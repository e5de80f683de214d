package org.nightdesk.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.nightdesk.people.ViewerAuthentication;
import org.nightdesk.people.Viewers;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a token by {@code Authorization: Bearer …} (RFC 6750, section 2.1). Not a bean, or it would run on every chain. */
class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final Viewers viewers;
    private final InstantSource clock;

    BearerFilter(Tokens tokens, Viewers viewers, InstantSource clock) {
        this.tokens = tokens;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        key(request)
                .flatMap(key -> tokens.findByKey(key, clock.instant()))
                .flatMap(this::authentication)
                .ifPresent(known -> SecurityContextHolder.setContext(new SecurityContextImpl(known)));
        chain.doFilter(request, response);
    }

    // Whose own it is may have left, or may do less by now.
    private Optional<ViewerAuthentication> authentication(Token token) {
        return token.own().isPresent()
                ? viewers.authentication(token.own().get(), token.role())
                : Optional.of(new ViewerAuthentication(viewers.of(token.actor(), token.role()), ZoneOffset.UTC));
    }

    private static Optional<String> key(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
