package org.nightdesk.configuration;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.configuration.RegisterScreens.Asked;
import org.nightdesk.database.Reading;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
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

/** The settings of an installation on screens, and what leads say about one. */
@Controller
@RequestMapping("/installations/{id}/configuration")
class RegisterPages {

    private final Register register;
    private final RegisterScreens screens;
    private final Drifts drifts;
    private final SettingSources sources;
    private final Installations installations;
    private final Viewers viewers;
    private final Reading reading;
    private final InstantSource clock;

    RegisterPages(
            Register register,
            RegisterScreens screens,
            Drifts drifts,
            SettingSources sources,
            Installations installations,
            Viewers viewers,
            Reading reading,
            InstantSource clock) {
        this.register = register;
        this.screens = screens;
        this.drifts = drifts;
        this.sources = sources;
        this.installations = installations;
        this.viewers = viewers;
        this.reading = reading;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> asked) {
        InstallationId known = id(id);
        return new Screen(
                "configuration/register",
                reading.of(() -> screens.register(
                        installations.installation(known, viewer), asked(asked), viewer, clock.instant())));
    }

    private Asked asked(Map<String, String> asked) {
        String at = asked.getOrDefault("at", "");
        String words = asked.getOrDefault("q", "").strip();
        boolean onlyDrift = asked.containsKey("drift");
        try {
            return new Asked(words, onlyDrift, at, Moments.read("at", at, viewers.zone()), "");
        } catch (Refused wrong) {
            return new Asked(words, onlyDrift, at, Optional.empty(), String.valueOf(wrong.getMessage()));
        }
    }

    @PostMapping("/reading")
    @Needs(Role.AGENT)
    ModelAndView read(@PathVariable String id, Viewer viewer) {
        InstallationId known = known(id);
        try {
            sources.wake(known, viewer, clock.instant());
            return Screen.goTo(RegisterScreens.path(known), "It is read now.", "");
        } catch (Refused refused) {
            return Screen.goTo(RegisterScreens.path(known), String.valueOf(refused.getMessage()), "");
        }
    }

    @PostMapping("/acceptance")
    @Needs(Role.LEAD)
    ModelAndView acceptAll(@PathVariable String id, Viewer viewer) {
        InstallationId known = known(id);
        int changed = register.acceptAll(known, viewer, "Taken as it was found.", clock.instant());
        return Screen.goTo(RegisterScreens.path(known), changed + " settings are as they should be.", "");
    }

    @GetMapping("/{key}")
    ModelAndView setting(@PathVariable String id, @PathVariable String key, Viewer viewer) {
        return screen(id, key, Form.blank(), Form.blank(), viewer);
    }

    @PostMapping("/{key}/value")
    @Needs(Role.LEAD)
    ModelAndView enter(
            @PathVariable String id, @PathVariable String key, Viewer viewer, @RequestParam Map<String, String> typed) {
        InstallationId known = known(id);
        Side side = typed.getOrDefault("side", "").equals(Side.CURRENT.word()) ? Side.CURRENT : Side.EXPECTED;
        Optional<String> value =
                typed.containsKey("unset") ? Optional.empty() : Optional.of(typed.getOrDefault("value", ""));
        try {
            register.enter(known, key, side, value, viewer, typed.getOrDefault("reason", ""), clock.instant());
            return Screen.goTo(path(known, key), "Kept.", "");
        } catch (Refused refused) {
            return screen(id, key, Form.refused(typed, refused), Form.blank(), viewer)
                    .refused();
        }
    }

    /** What it is, is what it should be; or, with an end, it may differ until then. */
    @PostMapping("/{key}/explanation")
    @Needs(Role.LEAD)
    ModelAndView explain(
            @PathVariable String id, @PathVariable String key, Viewer viewer, @RequestParam Map<String, String> typed) {
        InstallationId known = known(id);
        String reason = typed.getOrDefault("reason", "");
        Instant now = clock.instant();
        try {
            if (typed.containsKey("accept")) {
                register.accept(known, key, viewer, reason, now);
                return Screen.goTo(path(known, key), "What it is, is what it should be.", "");
            }
            Instant until = Moments.read("until", typed.getOrDefault("until", ""), viewers.zone())
                    .orElse(now);
            drifts.declare(known, key, reason, until, viewer, now);
            return Screen.goTo(path(known, key), "Written down.", "");
        } catch (Refused refused) {
            return screen(id, key, Form.blank(), Form.refused(typed, refused), viewer)
                    .refused();
        }
    }

    private Screen screen(String id, String key, Form form, Form explain, Viewer viewer) {
        InstallationId known = id(id);
        return new Screen("configuration/setting", reading.of(() -> {
            Installation at = installations.installation(known, viewer);
            return screens.setting(at, register.setting(known, key), form, explain, viewer, clock.instant());
        }));
    }

    private InstallationId known(String text) {
        return installations.installation(id(text)).id();
    }

    private static String path(InstallationId id, String key) {
        return RegisterScreens.path(id) + "/" + key;
    }

    static InstallationId id(String text) {
        return InstallationId.parse(text).orElseThrow(() -> new NotFound("installation " + text));
    }
}
