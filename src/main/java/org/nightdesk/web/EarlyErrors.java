package org.nightdesk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightdesk.web.screen.ErrorScreen;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.ModelAndView;

/** What is refused before any handler sees it, in words: without a script in the browser nobody else could say that a file is far too large. */
@Component
class EarlyErrors implements ErrorViewResolver {

    static final int TOO_LARGE = 413;

    private final long most;

    EarlyErrors(@Value("${spring.servlet.multipart.max-request-size}") DataSize most) {
        this.most = most.toMegabytes();
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        if (status.value() != TOO_LARGE) {
            return null;
        }
        ModelAndView page = new Screen("web/error", tooLarge());
        page.setStatus(status);
        return page;
    }

    ErrorScreen tooLarge() {
        return new ErrorScreen(
                "That is too large.",
                List.of(
                        "Nothing was changed. A form with its files may have %d MB at most, and a file often less: its field says so."
                                .formatted(most),
                        "Go back, where what you typed still stands, and choose a smaller file."),
                "");
    }
}
