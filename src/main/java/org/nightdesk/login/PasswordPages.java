package org.nightdesk.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import org.nightdesk.access.SignIns;
import org.nightdesk.login.OneTimeLinks.Purpose;
import org.nightdesk.login.screen.ForgottenScreen;
import org.nightdesk.login.screen.PasswordScreen;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.web.Screen;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Choose a password by a link from an invitation, or from "forgotten password". */
@Controller
class PasswordPages {

    private final OneTimeLinks links;
    private final People people;
    private final Passwords passwords;
    private final Letters letters;
    private final SignIns signIns;
    private final Entrance entrance;
    private final Throttle throttle;
    private final InstantSource clock;

    PasswordPages(
            OneTimeLinks links,
            People people,
            Passwords passwords,
            Letters letters,
            SignIns signIns,
            Entrance entrance,
            Throttle throttle,
            InstantSource clock) {
        this.links = links;
        this.people = people;
        this.passwords = passwords;
        this.letters = letters;
        this.signIns = signIns;
        this.entrance = entrance;
        this.throttle = throttle;
        this.clock = clock;
    }

    @GetMapping("/login/password/{key}")
    ModelAndView choose(@PathVariable String key) {
        Person person = whose(key);
        return new Screen("login/password", new PasswordScreen(key, person.name(), person.email(), ""));
    }

    @PostMapping("/login/password/{key}")
    ModelAndView set(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        Instant now = clock.instant();
        Person person = whose(key);
        try {
            Passwords.check(password, person);
        } catch (Refused refused) {
            return new Screen(
                            "login/password",
                            new PasswordScreen(
                                    key,
                                    person.name(),
                                    person.email(),
                                    refused.problems().getFirst().reason()))
                    .refused();
        }
        if (!links.use(key, now)) {
            throw new NotFound("used twice at the same moment");
        }
        passwords.set(person, password, person.actor(), now);
        signIns.endAll(person.id());
        return entrance.passed(person, "/", request, response, now);
    }

    @GetMapping("/login/forgotten")
    ModelAndView forgotten() {
        return new Screen("login/forgotten", new ForgottenScreen("", false));
    }

    /** Says the same whether there is such a person or not. */
    @PostMapping("/login/forgotten")
    ModelAndView send(@RequestParam(defaultValue = "") String email, HttpServletRequest request) {
        Instant now = clock.instant();
        String address = "forgotten " + request.getRemoteAddr();
        Screen answer = new Screen("login/forgotten", new ForgottenScreen(email, true));
        if (!throttle.take(address, Throttle.ADDRESS, now).allowed()) {
            answer.setStatus(HttpStatus.TOO_MANY_REQUESTS);
            return answer;
        }
        people.findByEmail(email)
                .filter(Person::active)
                .ifPresent(person -> letters.sendLater(person, Purpose.RESET, now));
        return answer;
    }

    private Person whose(String key) {
        return links.whose(key, clock.instant())
                .flatMap(people::find)
                .filter(Person::active)
                .orElseThrow(() -> new NotFound("a link that is used, over, or not ours"));
    }
}
