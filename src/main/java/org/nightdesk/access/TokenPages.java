package org.nightdesk.access;

import java.time.InstantSource;
import java.util.Map;
import org.nightdesk.access.screen.TokenLine;
import org.nightdesk.access.screen.TokensScreen;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** API tokens: make, see when each was used, revoke. */
@Controller
@Needs(Role.ADMINISTRATOR)
class TokenPages {

    private final Tokens tokens;
    private final People people;
    private final InstantSource clock;

    TokenPages(Tokens tokens, People people, InstantSource clock) {
        this.tokens = tokens;
        this.people = people;
        this.clock = clock;
    }

    @Bean
    static MenuItem tokensInTheMenu() {
        return new MenuItem(MenuItem.Section.SETTINGS, 50, "API tokens", "/tokens", Role.ADMINISTRATOR);
    }

    @GetMapping("/tokens")
    ModelAndView list(Viewer viewer) {
        return page(viewer, "", Form.blank());
    }

    @PostMapping("/tokens")
    ModelAndView create(@RequestParam Map<String, String> typed, Viewer viewer) {
        try {
            Role role = Role.of(typed.getOrDefault("role", ""));
            return page(
                    viewer, tokens.create(typed.getOrDefault("name", ""), role, viewer, clock.instant()), Form.blank());
        } catch (Refused refused) {
            return page(viewer, "", Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping("/tokens/{id}/revocation")
    ModelAndView revoke(@PathVariable long id, Viewer viewer) {
        tokens.revoke(id, viewer, clock.instant());
        return Screen.goTo("/tokens", "Revoked. It opens nothing any more.", "");
    }

    private Screen page(Viewer viewer, String fresh, Form form) {
        return new Screen(
                "access/tokens",
                new TokensScreen(
                        form,
                        fresh,
                        tokens.all(viewer).stream()
                                .map(token -> new TokenLine(
                                        token.id(),
                                        token.name(),
                                        token.own()
                                                .map(people::person)
                                                .map(Person::name)
                                                .orElse(""),
                                        token.role().word(),
                                        token.createdAt(),
                                        token.usedAt(),
                                        token.revokedAt()))
                                .toList()));
    }
}
