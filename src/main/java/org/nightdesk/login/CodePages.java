package org.nightdesk.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.nightdesk.access.Doorway;
import org.nightdesk.access.SignIns;
import org.nightdesk.login.Throttle.Limit;
import org.nightdesk.login.Throttle.Try;
import org.nightdesk.login.screen.CodeScreen;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.web.Screen;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks for the second factor of somebody whose password was right a moment ago. */
@Controller
class CodePages {

    private static final Limit LIMIT = new Limit(5, Duration.ofMinutes(5));

    private final People people;
    private final SecondFactors factors;
    private final SignIns signIns;
    private final Throttle throttle;
    private final InstantSource clock;

    CodePages(People people, SecondFactors factors, SignIns signIns, Throttle throttle, InstantSource clock) {
        this.people = people;
        this.factors = factors;
        this.signIns = signIns;
        this.throttle = throttle;
        this.clock = clock;
    }

    static String path(String to) {
        return "/login/code?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    }

    @GetMapping("/login/code")
    ModelAndView code(@RequestParam(defaultValue = "/") String to, HttpServletRequest request) {
        return half(request).isEmpty() ? login(to) : new Screen("login/code", CodeScreen.blank(Doorway.safe(to)));
    }

    @GetMapping("/login/recovery")
    ModelAndView recovery(@RequestParam(defaultValue = "/") String to, HttpServletRequest request) {
        return half(request).isEmpty() ? login(to) : new Screen("login/recovery", CodeScreen.blank(Doorway.safe(to)));
    }

    @PostMapping("/login/code")
    ModelAndView check(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        return check(code, to, false, request, response);
    }

    @PostMapping("/login/recovery")
    ModelAndView recover(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        return check(code, to, true, request, response);
    }

    private ModelAndView check(
            String code, String to, boolean recovery, HttpServletRequest request, HttpServletResponse response) {
        Instant now = clock.instant();
        Optional<Person> half = half(request);
        if (half.isEmpty()) {
            return login(to);
        }
        Person person = half.get();
        String who = "code " + person.id().value();
        String template = recovery ? "login/recovery" : "login/code";
        CodeScreen again = CodeScreen.blank(Doorway.safe(to));
        Try one = throttle.take(who, LIMIT, now);
        if (!one.allowed()) {
            Screen screen = new Screen(template, again.waits(one.pause()));
            screen.setStatus(HttpStatus.TOO_MANY_REQUESTS);
            return screen;
        }
        boolean right = recovery ? factors.recovers(person, code, now) : factors.accepts(person.id(), code, now);
        if (!right) {
            return new Screen(template, again.wrong(one.left(), LIMIT.pause())).refused();
        }
        throttle.forget(who);
        signIns.begin(person, request, response, now);
        return Screen.goTo(again.to());
    }

    /** Whose password was right a moment ago. */
    private Optional<Person> half(HttpServletRequest request) {
        return signIns.half(request, clock.instant()).flatMap(people::find).filter(Person::active);
    }

    private static ModelAndView login(String to) {
        return Screen.goTo("/login?to=" + URLEncoder.encode(Doorway.safe(to), StandardCharsets.UTF_8));
    }
}
