package org.nightdesk.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Turns whatever goes wrong below {@code /api/} into a problem that says what to do about it. */
@Component
class Problems implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!Door.guards(request) || isForSecurity(failure)) {
            return null;
        }
        answer(response, failure);
        return new ModelAndView();
    }

    /** Missing or insufficient credentials are answered where the credentials are checked. */
    static boolean isForSecurity(Throwable failure) {
        return failure instanceof AccessDeniedException || failure instanceof AuthenticationException;
    }

    void answer(HttpServletResponse response, Throwable failure) {
        if (failure instanceof TooMany tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()));
        }
        if (failure instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        write(response, problem(failure));
    }

    void write(HttpServletResponse response, Problem problem) {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == 503) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        }
        try {
            response.getOutputStream().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What a bare status means, for answers given by the container or by security without a body. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.unreadable("The address or a header is not well formed.");
            case 401 -> Problem.of(401, "unauthorized", "Who is asking?", "Send a token: \"Authorization: Bearer …\".");
            case 403 -> Problem.of(403, "forbidden", "Not allowed", "This token or session may not do that.");
            case 404 -> Problem.notFound();
            default -> Problem.of(status, "http-" + status, phrase(status), phrase(status) + ".");
        };
    }

    private static String phrase(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Status " + status : known.getReasonPhrase();
    }

    private Problem problem(Throwable failure) {
        return switch (failure) {
            case Refused refused -> ofRefused(refused);
            case NotFound missing -> Problem.notFound();
            case Stale stale -> Problem.stale();
            case Gone gone -> Problem.gone();
            case TooMany tooMany ->
                Problem.of(
                        429,
                        "too-many",
                        "Too many requests",
                        "Try again in " + tooMany.retryAfterSeconds() + " seconds.");
            case HttpMessageNotReadableException unreadable -> Unreadable.problem(unreadable);
            case MethodArgumentTypeMismatchException mismatch -> ofMismatch(mismatch);
            case ErrorResponse known -> known.getStatusCode().is4xxClientError() ? ofSpring(known) : bug(failure);
            case DataAccessException database ->
                DatabaseTrouble.problem(database).orElseGet(() -> bug(failure));
            case TransactionException database ->
                DatabaseTrouble.problem(database).orElseGet(() -> bug(failure));
            default -> bug(failure);
        };
    }

    static Problem ofRefused(Refused refused) {
        return switch (refused.kind()) {
            case INVALID -> Problem.invalid(refused.problems());
            case CONFLICT ->
                Problem.conflict(refused.problems().getFirst().reason()).with(named(refused.problems()));
        };
    }

    private static List<Refused.Problem> named(List<Refused.Problem> problems) {
        return problems.stream().filter(problem -> !problem.field().isEmpty()).toList();
    }

    // An id that cannot exist is a thing that does not exist; a wrong query parameter is the sender's slip.
    private static Problem ofMismatch(MethodArgumentTypeMismatchException mismatch) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Problem.notFound();
        }
        return Problem.invalid(mismatch.getName(), "\"" + mismatch.getValue() + "\" is not understood here.");
    }

    private static Problem ofSpring(ErrorResponse known) {
        int status = known.getStatusCode().value();
        if (status == 404) {
            return Problem.notFound();
        }
        String detail = known.getBody().getDetail();
        return Problem.of(status, "http-" + status, phrase(status), detail == null ? phrase(status) + "." : detail);
    }

    private static Problem bug(Throwable failure) {
        String reference = reference();
        log.error("reference {}", reference, failure);
        return Problem.of(
                        500,
                        "ours",
                        "This is our mistake",
                        "Nothing was changed. Quote the reference when you report it; the log has the rest.")
                .withReference(reference);
    }

    private static String reference() {
        String request = MDC.get("request");
        return request != null
                ? request
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
