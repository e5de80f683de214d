package org.nightdesk.catalog;

import java.time.InstantSource;
import java.util.Map;
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

/** Services on screens: all of them, one, and the form that makes and changes them. */
@Controller
@RequestMapping("/services")
class ServicePages {

    private final Services services;
    private final ServiceScreens screens;
    private final ServiceForm forms;
    private final InstantSource clock;

    ServicePages(Services services, ServiceScreens screens, ServiceForm forms, InstantSource clock) {
        this.services = services;
        this.screens = screens;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        return new Screen("catalog/services", screens.all(viewer));
    }

    @GetMapping("/new")
    @Needs(Role.LEAD)
    ModelAndView blank() {
        return new Screen("catalog/form", forms.screen(Form.of(Map.of("tier", "3"))));
    }

    @PostMapping
    @Needs(Role.LEAD)
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            Service made = services.create(forms.draft(typed), viewer, clock.instant());
            return Screen.goTo(path(made), "Made " + made.name() + ".", "");
        } catch (Refused refused) {
            return new Screen("catalog/form", forms.screen(Form.refused(typed, refused))).refused();
        }
    }

    @GetMapping("/{reference}")
    ModelAndView show(@PathVariable String reference, Viewer viewer) {
        return new Screen("catalog/service", screens.one(service(reference), viewer));
    }

    @GetMapping("/{reference}/edit")
    @Needs(Role.LEAD)
    ModelAndView edit(@PathVariable String reference) {
        Service service = service(reference);
        return new Screen("catalog/form", forms.screen(service, Form.of(forms.values(service))));
    }

    @PostMapping("/{reference}")
    @Needs(Role.LEAD)
    ModelAndView change(@PathVariable String reference, Viewer viewer, @RequestParam Map<String, String> typed) {
        Service service = service(reference);
        try {
            Service changed = services.change(service.id(), forms.draft(typed), viewer, clock.instant());
            return Screen.goTo(path(changed), "Changed " + changed.name() + ".", "");
        } catch (Refused refused) {
            return new Screen("catalog/form", forms.screen(service, Form.refused(typed, refused))).refused();
        }
    }

    private Service service(String reference) {
        return services.find(reference).orElseThrow(() -> new NotFound("service " + reference));
    }

    static String path(Service service) {
        return "/services/" + service.slug();
    }
}
