package org.nightdesk.login;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.nightdesk.access.Session;
import org.nightdesk.access.SignIns;
import org.nightdesk.login.screen.Device;
import org.nightdesk.login.screen.SecurityScreen;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** My profile, how I sign in: password, authenticator, and the browsers I am signed in with. */
@Controller
@Needs(Role.REQUESTER)
class SecurityPages {

    private static final String PAGE = "/profile/sign-in";

    private final Viewers viewers;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final Proof proof;
    private final SignIns signIns;
    private final InstantSource clock;

    SecurityPages(
            Viewers viewers,
            Passwords passwords,
            SecondFactors factors,
            Proof proof,
            SignIns signIns,
            InstantSource clock) {
        this.viewers = viewers;
        this.passwords = passwords;
        this.factors = factors;
        this.proof = proof;
        this.signIns = signIns;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    ModelAndView show(HttpServletRequest request) {
        return page(Form.blank(), request);
    }

    @PostMapping("/profile/password")
    ModelAndView password(@RequestParam Map<String, String> typed, HttpServletRequest request) {
        Instant now = clock.instant();
        Person person = viewers.person();
        try {
            proof.check(person, typed.getOrDefault("current", ""), now);
            passwords.set(person, typed.getOrDefault("password", ""), person.actor(), now);
        } catch (Refused refused) {
            return page(Form.refused(Map.of(), refused), request).refused();
        }
        signIns.endOthers(person.id(), request);
        return Screen.goTo(PAGE, "Password changed. You are signed out everywhere else.", "");
    }

    @PostMapping("/profile/sessions/{id}/end")
    ModelAndView end(@PathVariable long id) {
        signIns.endOne(viewers.person().id(), id);
        return Screen.goTo(PAGE, "Signed out there.", "");
    }

    @PostMapping("/profile/sessions/end")
    ModelAndView endOthers(HttpServletRequest request) {
        signIns.endOthers(viewers.person().id(), request);
        return Screen.goTo(PAGE, "Signed out everywhere else.", "");
    }

    private Screen page(Form form, HttpServletRequest request) {
        Instant now = clock.instant();
        Person person = viewers.person();
        long here = signIns.here(request, now).map(Session::id).orElse(0L);
        return new Screen(
                "login/security",
                new SecurityScreen(
                        form,
                        passwords.isSet(person.id()),
                        factors.isOn(person.id()),
                        factors.recoveryCodesLeft(person.id()),
                        signIns.of(person.id(), now).stream()
                                .map(session -> new Device(
                                        session.id(),
                                        Device.words(session.browser()),
                                        session.address(),
                                        session.createdAt(),
                                        session.usedAt(),
                                        session.id() == here))
                                .toList()));
    }
}
