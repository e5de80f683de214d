package org.nightdesk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Day, night, or as the device says: kept in this browser. */
@Controller
@Needs(Role.REQUESTER)
class ThemePages {

    @PostMapping("/theme")
    ModelAndView choose(
            @RequestParam String theme,
            @RequestParam(defaultValue = "/profile") String back,
            HttpServletResponse response) {
        if (!Set.of("light", "dark", "system").contains(theme)) {
            throw Refused.invalid("theme", "Use light, dark or system.");
        }
        Cookies.set(response, Cookies.THEME, theme, Duration.ofDays(400));
        return Screen.goTo(back.matches("/[^/\\\\].*|/") ? back : "/profile");
    }
}
