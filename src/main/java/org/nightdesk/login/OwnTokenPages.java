package org.nightdesk.login;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.access.Tokens;
import org.nightdesk.login.screen.OwnTokensScreen;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** My profile, tokens of my own: what a program does by one, I did. A borrowed screen makes none: the password is asked for. */
@Controller
@RequestMapping(OwnTokenPages.PAGE)
@Needs(Role.RESPONDER)
class OwnTokenPages {

    static final String PAGE = "/profile/tokens";

    private final Tokens tokens;
    private final Viewers viewers;
    private final Passwords passwords;
    private final Proof proof;
    private final InstantSource clock;

    OwnTokenPages(Tokens tokens, Viewers viewers, Passwords passwords, Proof proof, InstantSource clock) {
        this.tokens = tokens;
        this.viewers = viewers;
        this.passwords = passwords;
        this.proof = proof;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        return page(viewer, "", Form.blank());
    }

    @PostMapping
    ModelAndView create(@RequestParam Map<String, String> typed, Viewer viewer) {
        Instant now = clock.instant();
        try {
            proof.check(viewers.person(), typed.getOrDefault("current", ""), now);
            String key = tokens.createOwn(
                    typed.getOrDefault("name", ""), Role.of(typed.getOrDefault("role", "")), viewer, now);
            return page(viewer, key, Form.blank());
        } catch (Refused refused) {
            Map<String, String> kept = new LinkedHashMap<>(typed);
            kept.keySet().removeAll(Set.of("current"));
            return page(viewer, "", Form.refused(kept, refused)).refused();
        }
    }

    @PostMapping("/{id:[0-9]+}/revocation")
    ModelAndView revoke(@PathVariable long id, Viewer viewer) {
        tokens.revoke(id, viewer, clock.instant());
        return Screen.goTo(PAGE, "Revoked. It opens nothing any more.", "");
    }

    private Screen page(Viewer viewer, String fresh, Form form) {
        List<OwnTokensScreen.Line> lines = tokens.own(viewer).stream()
                .map(token -> new OwnTokensScreen.Line(
                        token.name(),
                        token.role().word(),
                        token.createdAt(),
                        token.usedAt(),
                        PAGE + "/" + token.id() + "/revocation"))
                .toList();
        Map<String, String> roles = new LinkedHashMap<>();
        Arrays.stream(Role.values())
                .filter(role -> role.atLeast(Role.RESPONDER) && viewer.may(role))
                .forEach(role -> roles.put(role.word(), "at most as " + article(role) + role.word()));
        return new Screen(
                "login/tokens",
                new OwnTokensScreen(
                        form,
                        fresh,
                        lines,
                        roles,
                        passwords.isSet(viewers.person().id())));
    }

    private static String article(Role role) {
        return role == Role.AGENT || role == Role.ADMINISTRATOR ? "an " : "a ";
    }
}
