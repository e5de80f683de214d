package org.nightdesk.login;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.login.screen.AuthenticatorScreen;
import org.nightdesk.login.screen.CodesScreen;
import org.nightdesk.login.screen.RemovalScreen;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Puts an authenticator on my account, takes it off again, and makes recovery codes. */
@Controller
@Needs(Role.REQUESTER)
class AuthenticatorPages {

    private static final String ISSUER = "Nightdesk";
    private static final String SECURITY = "/profile/sign-in";

    private final Viewers viewers;
    private final SecondFactors factors;
    private final Proof proof;
    private final InstantSource clock;

    AuthenticatorPages(Viewers viewers, SecondFactors factors, Proof proof, InstantSource clock) {
        this.viewers = viewers;
        this.factors = factors;
        this.proof = proof;
        this.clock = clock;
    }

    @GetMapping("/profile/authenticator")
    ModelAndView enrol() {
        return page(Form.blank()).<ModelAndView>map(screen -> screen).orElseGet(() -> Screen.goTo(SECURITY));
    }

    @PostMapping("/profile/authenticator")
    ModelAndView confirm(@RequestParam(defaultValue = "") String code) {
        try {
            return codes(factors.confirm(viewers.person(), code, clock.instant()));
        } catch (Refused refused) {
            return page(Form.refused(Map.of(), refused))
                    .<ModelAndView>map(Screen::refused)
                    .orElseGet(() -> Screen.goTo(SECURITY));
        }
    }

    @GetMapping("/profile/authenticator/removal")
    ModelAndView askToRemove() {
        return new Screen("login/removal", RemovalScreen.ofAuthenticator(Form.blank()));
    }

    @PostMapping("/profile/authenticator/removal")
    ModelAndView remove(@RequestParam(defaultValue = "") String current) {
        Instant now = clock.instant();
        Person person = viewers.person();
        try {
            proof.check(person, current, now);
        } catch (Refused refused) {
            return new Screen("login/removal", RemovalScreen.ofAuthenticator(Form.refused(Map.of(), refused)))
                    .refused();
        }
        factors.remove(person, person.actor(), now);
        return Screen.goTo(SECURITY, "The password alone signs you in now.", "");
    }

    @GetMapping("/profile/recovery-codes")
    ModelAndView askForCodes() {
        return new Screen("login/removal", RemovalScreen.ofCodes(Form.blank()));
    }

    @PostMapping("/profile/recovery-codes")
    ModelAndView freshCodes(@RequestParam(defaultValue = "") String current) {
        Instant now = clock.instant();
        Person person = viewers.person();
        try {
            proof.check(person, current, now);
        } catch (Refused refused) {
            return new Screen("login/removal", RemovalScreen.ofCodes(Form.refused(Map.of(), refused))).refused();
        }
        return factors.isOn(person.id()) ? codes(factors.freshRecoveryCodes(person, now)) : Screen.goTo(SECURITY);
    }

    private Optional<Screen> page(Form form) {
        Person person = viewers.person();
        return factors.enrol(person.id(), clock.instant())
                .map(secret -> new Screen(
                        "login/authenticator",
                        new AuthenticatorScreen(
                                form,
                                QrCode.draw(Totp.uri(secret, ISSUER, person.email())),
                                Totp.base32(secret).replaceAll("(.{4})(?=.)", "$1 "),
                                Totp.uri(secret, ISSUER, person.email()))));
    }

    private static Screen codes(java.util.List<String> codes) {
        return new Screen("login/codes", new CodesScreen(codes));
    }
}
