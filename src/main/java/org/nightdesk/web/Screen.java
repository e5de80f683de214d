package org.nightdesk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.nightdesk.web.screen.Frame.Said;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * What a handler returns: a template ({@code desk/ticket}) and the one record it takes as {@code screen}. The template
 * may also take {@code frame}, which the kit fills. How screens are made: docs/guide/screens.md.
 */
public final class Screen extends ModelAndView {

    /** Answers 200. */
    public Screen(String template, Object screen) {
        super(template);
        addObject("screen", screen);
    }

    /** The form again, with what was typed and what is wrong with it: 422. */
    public Screen refused() {
        setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return this;
    }

    /** Go and look there (303): the answer to every form that succeeded. The path begins with a slash. */
    public static ModelAndView goTo(String path) {
        return new ModelAndView(new GoTo(path, new Said("", "")));
    }

    /**
     * Go there, where a toast says what was done. {@code undo} is the path at which a POST takes it back, empty when
     * nothing can.
     */
    public static ModelAndView goTo(String path, String said, String undo) {
        return new ModelAndView(new GoTo(path, new Said(said, undo)));
    }

    /** Whether a form was taken, and the browser is sent on. */
    static boolean isDone(ModelAndView answer) {
        return answer.getView() instanceof GoTo;
    }

    private static final class GoTo extends RedirectView {

        private final Said said;

        GoTo(String path, Said said) {
            super(path, true, false, false);
            setStatusCode(HttpStatus.SEE_OTHER);
            this.said = said;
        }

        @Override
        protected void renderMergedOutputModel(
                Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            if (!said.text().isEmpty()) {
                Cookies.say(response, said);
            }
            super.renderMergedOutputModel(model, request, response);
        }
    }
}
