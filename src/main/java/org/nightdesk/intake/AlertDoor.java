package org.nightdesk.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.nightdesk.signal.Busy;
import org.nightdesk.subject.NotFound;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A door of its own for the busiest route, where the key in the address is all the access there is: no look for a session, a token or one route among
 * hundreds, which together cost more than the alert. It answers as {@link AlertmanagerIntake} does; an address it does not know takes the long way there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class AlertDoor extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String BEFORE = "/alertmanager/";
    private static final String AFTER = "/api/v2/alerts";

    private final transient AlertmanagerIntake intake;
    private final transient IntakeErrors errors;

    AlertDoor(AlertmanagerIntake intake, IntakeErrors errors) {
        this.intake = intake;
        this.errors = errors;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String key = request.getMethod().equals("POST") ? key(request.getRequestURI()) : null;
        if (key == null) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, AlertmanagerIntake.ALERTS);
        ResponseEntity<String> answer = answer(key, request);
        if (answer == null) {
            response.setContentLength(0);
        } else {
            write(answer, response);
        }
    }

    private @Nullable ResponseEntity<String> answer(String key, HttpServletRequest request) {
        try {
            return intake.alerts(key, request);
        } catch (NotFound unknown) {
            return errors.on(unknown);
        } catch (Body.TooLarge large) {
            return errors.on(large);
        } catch (Busy busy) {
            return errors.on(busy);
        } catch (IOException broken) {
            return errors.on(broken);
        } catch (RuntimeException failure) {
            return errors.on(failure);
        }
    }

    private static void write(ResponseEntity<String> answer, HttpServletResponse response) throws IOException {
        byte[] body = String.valueOf(answer.getBody()).getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Null unless the address is this route with a key of plain characters. */
    private static @Nullable String key(String path) {
        int end = path.length() - AFTER.length();
        if (end <= BEFORE.length() || !path.startsWith(BEFORE) || !path.endsWith(AFTER)) {
            return null;
        }
        for (int at = BEFORE.length(); at < end; at++) {
            if (!isPlain(path.charAt(at))) {
                return null;
            }
        }
        return path.substring(BEFORE.length(), end);
    }

    private static boolean isPlain(char character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '_';
    }
}
