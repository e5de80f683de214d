package org.nightdesk.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.nightdesk.login.screen.SetupScreen;
import org.nightdesk.people.NewPerson;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Makes the first administrator, by the link that {@code serve} prints at the first start. */
@Controller
class SetupPages {

    private final FirstStart firstStart;
    private final Entrance entrance;
    private final InstantSource clock;

    SetupPages(FirstStart firstStart, Entrance entrance, InstantSource clock) {
        this.firstStart = firstStart;
        this.entrance = entrance;
        this.clock = clock;
    }

    @GetMapping("/setup/{key}")
    ModelAndView setup(@PathVariable String key) {
        if (!firstStart.isOpen(key, clock.instant())) {
            throw new NotFound("the set-up is over, or the link is not ours");
        }
        return new Screen("login/setup", new SetupScreen(key, Form.blank()));
    }

    @PostMapping("/setup/{key}")
    ModelAndView create(
            @PathVariable String key,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        Instant now = clock.instant();
        try {
            NewPerson administrator = NewPerson.of(
                    typed.getOrDefault("name", ""),
                    typed.getOrDefault("email", ""),
                    Role.ADMINISTRATOR,
                    NewPerson.zone(typed.getOrDefault("timeZone", "")));
            Person person = firstStart.setUp(key, administrator, typed.getOrDefault("password", ""), now);
            return entrance.passed(person, firstStart.next(), request, response, now);
        } catch (Refused refused) {
            return new Screen("login/setup", new SetupScreen(key, Form.refused(typed, refused))).refused();
        }
    }
}
