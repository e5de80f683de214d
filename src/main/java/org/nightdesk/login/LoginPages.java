package org.nightdesk.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.nightdesk.access.Doorway;
import org.nightdesk.access.SignIns;
import org.nightdesk.login.Throttle.Try;
import org.nightdesk.login.screen.LoginScreen;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Sign in with a password; the second factor is asked for on {@link CodePages}. */
@Controller
class LoginPages {

    private final People people;
    private final Passwords passwords;
    private final Entrance entrance;
    private final SignIns signIns;
    private final Throttle throttle;
    private final Viewers viewers;
    private final InstantSource clock;

    LoginPages(
            People people,
            Passwords passwords,
            Entrance entrance,
            SignIns signIns,
            Throttle throttle,
            Viewers viewers,
            InstantSource clock) {
        this.people = people;
        this.passwords = passwords;
        this.entrance = entrance;
        this.signIns = signIns;
        this.throttle = throttle;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping("/login")
    ModelAndView login(@RequestParam(defaultValue = "/") String to, @RequestParam(defaultValue = "") String email) {
        return viewers.find().isPresent()
                ? Screen.goTo(Doorway.safe(to))
                : new Screen("login/login", LoginScreen.blank(email, Doorway.safe(to)));
    }

    @PostMapping("/login")
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Instant now = clock.instant();
        LoginScreen again = LoginScreen.blank(email, Doorway.safe(to));
        String address = "address " + request.getRemoteAddr();
        String account = Throttle.account(email);
        Try here = throttle.take(address, Throttle.ADDRESS, now);
        Try there = here.allowed() ? throttle.take(account, Throttle.ACCOUNT, now) : here;
        if (!here.allowed() || !there.allowed()) {
            return busy(
                    here.allowed() ? again.accountWaits(there.pause()) : again.addressWaits(here.pause()), response);
        }
        Optional<Person> person = people.findByEmail(email).filter(Person::active);
        if (!passwords.isRight(person, password)) {
            Screen screen = new Screen(
                    "login/login",
                    again.wrong(here.left(), Throttle.ADDRESS.pause(), there.left(), Throttle.ACCOUNT.pause()));
            return screen.refused();
        }
        throttle.forget(address);
        throttle.forget(account);
        return entrance.passed(person.orElseThrow(), again.to(), request, response, now);
    }

    private static ModelAndView busy(LoginScreen screen, HttpServletResponse response) {
        response.setHeader("Retry-After", Long.toString(screen.retryAfter()));
        Screen page = new Screen("login/login", screen);
        page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
        return page;
    }

    @PostMapping("/sign-out")
    @Needs(Role.REQUESTER)
    ModelAndView signOut(HttpServletRequest request, HttpServletResponse response) {
        signIns.end(request, response);
        return Screen.goTo("/login");
    }
}
