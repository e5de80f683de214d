package org.nightdesk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.nightdesk.subject.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Keeps what is typed, and forgets it once its form (field {@code _draft}) has been taken. */
@Controller
@Needs(Role.REQUESTER)
class DraftPages implements HandlerInterceptor, WebMvcConfigurer {

    private final Drafts drafts;
    private final Looking looking;
    private final InstantSource clock;

    DraftPages(Drafts drafts, Looking looking, InstantSource clock) {
        this.drafts = drafts;
        this.looking = looking;
        this.clock = clock;
    }

    @PostMapping("/drafts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@RequestParam String key, @RequestParam String text) {
        drafts.keep(looking.viewer(), key, text, clock.instant());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        String key = request.getMethod().equals("POST") ? request.getParameter("_draft") : null;
        if (key != null && answer != null && Screen.isDone(answer)) {
            drafts.drop(looking.viewer(), key);
        }
    }
}
