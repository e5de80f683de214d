package org.nightdesk.installation;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.database.Reading;
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

/** Installations on screens: the list, one, and the form that makes and changes them. */
@Controller
@RequestMapping(InstallationPages.PATH)
class InstallationPages {

    static final String PATH = "/installations";

    private static final String FORM = "installation/form";

    private final Installations installations;
    private final InstallationScreens screens;
    private final InstallationForm forms;
    private final Reading reading;
    private final InstantSource clock;

    InstallationPages(
            Installations installations,
            InstallationScreens screens,
            InstallationForm forms,
            Reading reading,
            InstantSource clock) {
        this.installations = installations;
        this.screens = screens;
        this.forms = forms;
        this.reading = reading;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(Viewer viewer, @RequestParam Map<String, String> asked) {
        return new Screen("installation/installations", reading.of(() -> screens.all(asked, viewer)));
    }

    @GetMapping("/new")
    @Needs(Role.LEAD)
    ModelAndView blank(@RequestParam Map<String, String> known) {
        return new Screen(FORM, forms.screen(Form.of(known), Optional.empty()));
    }

    @PostMapping
    @Needs(Role.LEAD)
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> sent) {
        Map<String, String> typed = InstallationForm.together(sent);
        try {
            Installation made = installations.create(forms.draft(typed), viewer, clock.instant());
            return Screen.goTo(made.id().path(), "Made " + made.name() + ".", "");
        } catch (Refused refused) {
            return new Screen(FORM, forms.screen(Form.refused(typed, refused), Optional.empty())).refused();
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable String id, Viewer viewer) {
        InstallationId known = id(id);
        return new Screen(
                "installation/installation",
                reading.of(() -> screens.one(installations.installation(known, viewer), viewer, clock.instant())));
    }

    @GetMapping("/{id}/edit")
    @Needs(Role.LEAD)
    ModelAndView edit(@PathVariable String id) {
        Installation installation = installations.installation(id(id));
        return new Screen(
                FORM, forms.screen(Form.of(InstallationForm.values(installation)), Optional.of(installation)));
    }

    @PostMapping("/{id}")
    @Needs(Role.LEAD)
    ModelAndView change(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> sent) {
        Installation installation = installations.installation(id(id));
        Map<String, String> typed = InstallationForm.together(sent);
        try {
            Installation changed = installations.change(installation.id(), forms.draft(typed), viewer, clock.instant());
            return Screen.goTo(changed.id().path(), "Changed " + changed.name() + ".", "");
        } catch (Refused refused) {
            return new Screen(FORM, forms.screen(Form.refused(typed, refused), Optional.of(installation))).refused();
        }
    }

    static InstallationId id(String text) {
        return InstallationId.parse(text).orElseThrow(() -> new NotFound("installation " + text));
    }
}
