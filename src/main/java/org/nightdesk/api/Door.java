package org.nightdesk.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost thing of the API: takes in a whole body or refuses it, and lets nothing out but JSON. It stands before security,
 * so that even an answer given there is a problem document.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class Door extends OncePerRequestFilter {

    static final int BODY_LIMIT = 1024 * 1024;
    private static final int DRAIN_LIMIT = 16 * BODY_LIMIT;

    private final Problems problems;

    Door(Problems problems) {
        this.problems = problems;
    }

    static boolean guards(HttpServletRequest request) {
        return guards(request.getRequestURI());
    }

    static boolean guards(@Nullable String path) {
        return path != null && path.startsWith("/api/");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !guards(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        byte[] body = request.getInputStream().readNBytes(BODY_LIMIT + 1);
        Optional<Problem> refusal = refusal(request, body);
        if (refusal.isPresent()) {
            drain(request.getInputStream());
            problems.write(response, refusal.get());
            return;
        }
        try {
            chain.doFilter(new BodyTaken(request, body), new OnlyProblems(response));
        } catch (ServletException wrapped) {
            breakOffWhenBegun(response, wrapped);
            problems.answer(response, wrapped.getCause() == null ? wrapped : wrapped.getCause());
        } catch (RuntimeException failure) {
            breakOffWhenBegun(response, failure);
            problems.answer(response, failure);
        }
    }

    // Half an answer that ended well would be taken for the whole one; thrown on, the container cuts the connection.
    private static <T extends Exception> void breakOffWhenBegun(HttpServletResponse response, T failure) throws T {
        if (response.isCommitted()) {
            throw failure;
        }
    }

    private static Optional<Problem> refusal(HttpServletRequest request, byte[] body) {
        if (body.length > BODY_LIMIT) {
            return Optional.of(Problem.tooLarge(BODY_LIMIT));
        }
        if (hasNul(request.getRequestURI()) || hasNul(request.getQueryString())) {
            return Optional.of(Problem.unreadable("The address has a NUL character."));
        }
        if (!hasReadableParameters(request)) {
            return Optional.of(Problem.unreadable("A parameter of the address is not UTF-8, or there are too many."));
        }
        return isUtf8(body) ? Optional.empty() : Optional.of(Problem.unreadable("The body is not UTF-8."));
    }

    private static boolean hasNul(@Nullable String address) {
        return address != null && address.toLowerCase(Locale.ROOT).contains("%00");
    }

    // Tomcat decodes on first use and throws then; better here than in the middle of the work.
    private static boolean hasReadableParameters(HttpServletRequest request) {
        try {
            return request.getParameterMap() != null;
        } catch (IllegalStateException undecodable) {
            return false;
        }
    }

    private static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    // A client that is still sending would not see the answer: the rest is read and thrown away, within reason.
    private static void drain(InputStream rest) throws IOException {
        long left = DRAIN_LIMIT;
        byte[] bin = new byte[8192];
        for (int read = 0; read >= 0 && left > 0; left -= read) {
            read = rest.read(bin);
        }
    }

    /** Gives a bare status its problem document. */
    private final class OnlyProblems extends HttpServletResponseWrapper {

        OnlyProblems(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) {
            problems.write((HttpServletResponse) getResponse(), Problems.ofStatus(status));
        }

        @Override
        public void sendError(int status, String message) {
            sendError(status);
        }
    }
}
