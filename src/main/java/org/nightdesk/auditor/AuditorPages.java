package org.nightdesk.auditor;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.BiConsumer;
import org.nightdesk.people.Viewers;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The auditor on a screen: staff read it, administrators set it. */
@Controller
@RequestMapping("/auditor")
class AuditorPages {

    private final Auditing auditing;
    private final AuditorScreens screens;
    private final Viewers viewers;
    private final InstantSource clock;

    AuditorPages(Auditing auditing, AuditorScreens screens, Viewers viewers, InstantSource clock) {
        this.auditing = auditing;
        this.screens = screens;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem auditorInMenu() {
        return new MenuItem(MenuItem.Section.ON_CALL, 70, "Auditor", "/auditor", Role.LEAD);
    }

    @GetMapping
    ModelAndView show() {
        return new Screen("auditor/auditor", screens.of(viewers.current(), Form.blank(), now()));
    }

    @PostMapping("/off")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView off(@RequestParam Map<String, String> typed) {
        String reason = typed.getOrDefault("reason", "");
        return done(typed, "Off. Everybody’s home says so.", (viewer, now) -> {
            if (auditing.switchOff(reason, viewer, now)) {
                auditing.tellAdministrators(false, reason, viewer, now);
            }
        });
    }

    @PostMapping("/on")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView on() {
        return done(Map.of(), "It watches again.", (viewer, now) -> {
            if (auditing.switchOn(viewer, now)) {
                auditing.tellAdministrators(true, "", viewer, now);
            }
        });
    }

    @PostMapping("/dead-man")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView deadMan(@RequestParam Map<String, String> typed) {
        String address = typed.getOrDefault("deadManAddress", "").strip();
        return done(
                typed,
                address.isEmpty() ? "Nobody outside is told any more." : "Kept. It hears from us within a minute.",
                (viewer, now) -> auditing.deadMan(address, viewer, now));
    }

    private ModelAndView done(Map<String, String> typed, String said, BiConsumer<Viewer, Instant> verb) {
        Viewer viewer = viewers.current();
        try {
            verb.accept(viewer, now());
            return Screen.goTo("/auditor", said, "");
        } catch (Refused refused) {
            return new Screen("auditor/auditor", screens.of(viewer, Form.refused(typed, refused), now())).refused();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
