package org.nightdesk.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.Asking;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** What a controller's method may take besides Spring's own: {@link Viewer}, {@link Window}, {@link IfMatch}. */
@Component
class Arguments implements HandlerMethodArgumentResolver {

    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_SIZE = 500;

    private final Asking asking;
    private final Secrets secrets;
    private final Tags tags;

    Arguments(Asking asking, Secrets secrets, Tags tags) {
        this.asking = asking;
        this.secrets = secrets;
        this.tags = tags;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Viewer.class || type == Window.class || type == IfMatch.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        Class<?> type = parameter.getParameterType();
        if (type == Viewer.class) {
            return asking.current();
        }
        if (type == IfMatch.class) {
            return new IfMatch(request.getHeader(HttpHeaders.IF_MATCH), tags);
        }
        return window(request);
    }

    private Window window(HttpServletRequest request) {
        String purpose = "cursor " + request.getRequestURI();
        String after = request.getParameter("after");
        List<String> parts = after == null || after.isEmpty() ? List.of() : open(purpose, after);
        return new Window(size(request.getParameter("size")), parts, text -> seal(purpose, text));
    }

    private static int size(@Nullable String asked) {
        if (asked == null) {
            return DEFAULT_SIZE;
        }
        if (asked.matches("[0-9]{1,3}") && Integer.parseInt(asked) >= 1 && Integer.parseInt(asked) <= MAX_SIZE) {
            return Integer.parseInt(asked);
        }
        throw Refused.invalid("size", "Ask for 1 to " + MAX_SIZE + " records at once.");
    }

    private String seal(String purpose, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                + "."
                + secrets.sign(purpose, text);
    }

    private List<String> open(String purpose, String cursor) {
        int dot = cursor.lastIndexOf('.');
        return text(cursor.substring(0, Math.max(0, dot)))
                .filter(text -> secrets.verify(purpose, text, cursor.substring(dot + 1)))
                .map(Window::parts)
                .orElseThrow(() -> Refused.invalid(
                        "after", "This cursor was not given out by this list. Begin again without \"after\"."));
    }

    private static Optional<String> text(String base64) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
