package org.nightdesk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.web.screen.ErrorScreen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** The last word on screens: what no handler answered in place. The API answers its own errors before these. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorPages {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    private final EarlyErrors early;

    ErrorPages(EarlyErrors early) {
        this.early = early;
    }

    @ExceptionHandler
    ModelAndView notFound(NotFound missing, HttpServletRequest request) {
        return page(request, HttpStatus.NOT_FOUND, ErrorScreen.NOT_FOUND);
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request) {
        boolean late = refused.kind() == Refused.Kind.CONFLICT;
        List<String> reasons = refused.problems().stream().map(Problem::reason).toList();
        return page(
                request,
                late ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                new ErrorScreen(late ? "Somebody was faster." : "This cannot be done like that.", reasons, ""));
    }

    /** The browser left before the answer was out: nobody is there to be told. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, AsyncRequestTimeoutException.class})
    @Nullable
    ModelAndView left() {
        return null;
    }

    @ExceptionHandler
    ModelAndView failed(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return page(request, known.getStatusCode(), said(known));
        }
        if (failure.getClass().getName().startsWith("org.springframework.security.")) {
            throw failure;
        }
        String reference = reference();
        log.error("{} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, failure);
        return page(
                request,
                HttpStatus.INTERNAL_SERVER_ERROR,
                new ErrorScreen(
                        "This did not work, and it is our fault.",
                        List.of(
                                "Nothing was changed. Trying again may help; if not, tell an administrator the reference."),
                        reference));
    }

    private ErrorScreen said(ErrorResponse known) {
        return switch (known.getStatusCode().value()) {
            case 404 -> ErrorScreen.NOT_FOUND;
            case EarlyErrors.TOO_LARGE -> early.tooLarge();
            default ->
                new ErrorScreen(
                        "This request does not fit.",
                        List.of("Nothing was changed. "
                                + String.valueOf(known.getBody().getDetail())),
                        "");
        };
    }

    private static String reference() {
        return Optional.ofNullable(MDC.get(RequestIds.REQUEST)).orElse("unknown");
    }

    // Whoever says what they read and does not name HTML is a program, such as curl, on the phone with nobody.
    private static boolean isProgram(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && !accept.contains(MediaType.TEXT_HTML_VALUE) && request.getHeader("HX-Request") == null;
    }

    private static ModelAndView page(HttpServletRequest request, HttpStatusCode status, ErrorScreen screen) {
        ModelAndView page = isProgram(request)
                ? new ModelAndView(
                        new Sentence(screen.title() + " " + screen.lines().getFirst()))
                : new Screen("web/error", screen);
        page.setStatus(status);
        return page;
    }

    private record Sentence(String text) implements View {

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            response.setContentType(MediaType.TEXT_PLAIN_VALUE + ";charset=utf-8");
            response.getWriter().println(text);
        }
    }
}
