package org.nightdesk.vault;

import java.time.InstantSource;
import java.util.Map;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.vault.screen.SecretsScreen;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where secrets are kept. */
@Controller
@Needs(Role.AGENT)
class SecretPages {

    static final String PATH = "/secrets";

    private final Vault vault;
    private final Viewers viewers;
    private final InstantSource clock;

    SecretPages(Vault vault, Viewers viewers, InstantSource clock) {
        this.vault = vault;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem secretsItem() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 90, "Secrets", PATH, Role.AGENT);
    }

    @GetMapping(PATH)
    ModelAndView list() {
        return screen(Form.blank());
    }

    @PostMapping(PATH)
    @Needs(Role.ADMINISTRATOR)
    ModelAndView keep(@RequestParam Map<String, String> typed) {
        try {
            Kept kept = vault.keep(
                    new SecretDraft(
                            typed.getOrDefault("name", ""),
                            typed.getOrDefault("kind", ""),
                            typed.getOrDefault("reference", ""),
                            typed.getOrDefault("value", ""),
                            typed.getOrDefault("note", "")),
                    viewers.current(),
                    clock.instant());
            return Screen.goTo(PATH, "Kept " + kept.name() + ".", "");
        } catch (Refused refused) {
            return screen(Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping(PATH + "/removal")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView remove(@RequestParam String name) {
        vault.remove(name, viewers.current(), clock.instant());
        return Screen.goTo(PATH, "Removed " + name + ".", "");
    }

    private Screen screen(Form form) {
        var viewer = viewers.current();
        return new Screen(
                "vault/secrets",
                new SecretsScreen(
                        vault.all(viewer).stream()
                                .map(kept -> new SecretsScreen.Line(
                                        kept.name(),
                                        switch (kept.kind()) {
                                            case "sealed" -> "sealed here";
                                            case "file" -> "in the file " + kept.reference();
                                            default -> "at " + kept.reference();
                                        },
                                        kept.note(),
                                        kept.by(),
                                        kept.changedAt()))
                                .toList(),
                        viewer.may(Role.ADMINISTRATOR),
                        form));
    }
}
