package org.nightdesk.installation;

import java.time.InstantSource;
import java.util.Map;
import org.nightdesk.installation.screen.EnvironmentsScreen;
import org.nightdesk.installation.screen.EnvironmentsScreen.Line;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of environments on a screen. */
@Controller
class EnvironmentPages {

    private static final String PATH = "/environments";

    private final Environments environments;
    private final InstantSource clock;

    EnvironmentPages(Environments environments, InstantSource clock) {
        this.environments = environments;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list(Viewer viewer) {
        return screen(Form.blank(), viewer);
    }

    @PostMapping(PATH)
    @Needs(Role.ADMINISTRATOR)
    ModelAndView keep(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            Environment kept = environments.keep(wanted(typed), viewer, clock.instant());
            return Screen.goTo(PATH, "Kept " + kept.name() + ".", "");
        } catch (Refused refused) {
            return screen(Form.refused(typed, refused), viewer).refused();
        }
    }

    @PostMapping(PATH + "/{name}/removal")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView remove(@PathVariable String name, Viewer viewer) {
        try {
            environments.remove(name, viewer, clock.instant());
            return Screen.goTo(PATH, "Removed " + name + ".", "");
        } catch (Refused refused) {
            return screen(Form.refused(Map.of(), refused), viewer).refused();
        }
    }

    private static Environment wanted(Map<String, String> typed) {
        String rank = typed.getOrDefault("rank", "").strip();
        return new Environment(
                typed.getOrDefault("name", "").strip(),
                rank.matches("[0-9]{1,4}") ? Integer.parseInt(rank) : -1,
                typed.containsKey("protected"));
    }

    private Screen screen(Form form, Viewer viewer) {
        return new Screen(
                "installation/environments",
                new EnvironmentsScreen(
                        environments.all().stream()
                                .map(one -> new Line(one.name(), one.rank(), one.isProtected()))
                                .toList(),
                        form,
                        viewer.may(Role.ADMINISTRATOR)));
    }
}
