package org.nightdesk.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.configuration.SideBySide.Compared;
import org.nightdesk.configuration.screen.SideBySideScreen;
import org.nightdesk.configuration.screen.SideBySideScreen.Column;
import org.nightdesk.configuration.screen.SideBySideScreen.Row;
import org.nightdesk.database.Reading;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationFilter;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Customers or environments beside each other. */
@Controller
class SideBySidePages {

    private static final int MOST = 500;

    private final SideBySide sideBySide;
    private final SettingStore settings;
    private final Installations installations;
    private final Services services;
    private final Organisations organisations;
    private final Reading reading;

    SideBySidePages(
            SideBySide sideBySide,
            SettingStore settings,
            Installations installations,
            Services services,
            Organisations organisations,
            Reading reading) {
        this.sideBySide = sideBySide;
        this.settings = settings;
        this.installations = installations;
        this.services = services;
        this.organisations = organisations;
        this.reading = reading;
    }

    @GetMapping("/configuration/comparison")
    ModelAndView compare(
            Viewer viewer,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(name = "with", required = false) Optional<List<String>> with) {
        return new Screen(
                "configuration/sidebyside",
                reading.of(() -> screen(ServiceId.parse(service), with.orElse(List.of()), viewer)));
    }

    private SideBySideScreen screen(Optional<ServiceId> service, List<String> with, Viewer viewer) {
        List<Installation> chosen = with.stream()
                .flatMap(text -> InstallationId.parse(text).stream())
                .distinct()
                .flatMap(id -> installations.find(id).stream())
                .limit(SideBySide.MOST + 1L)
                .toList();
        Map<String, String> typed =
                Map.of("service", service.map(ServiceId::text).orElse(""));
        try {
            return screen(
                    Form.of(typed),
                    service,
                    chosen,
                    chosen.size() < 2 ? new Compared(List.of(), 0) : sideBySide.compare(chosen, viewer),
                    viewer);
        } catch (Refused refused) {
            return screen(Form.refused(typed, refused), service, chosen, new Compared(List.of(), 0), viewer);
        }
    }

    private SideBySideScreen screen(
            Form form, Optional<ServiceId> service, List<Installation> chosen, Compared compared, Viewer viewer) {
        Map<String, String> choices = new LinkedHashMap<>();
        service.ifPresent(one -> installations
                .matching(InstallationFilter.ALL.of(one), MOST, viewer)
                .forEach(each -> choices.put(each.id().text(), each.name())));
        Map<OrganisationId, String> customers = organisations.names(
                chosen.stream().flatMap(one -> one.organisation().stream()).toList());
        return new SideBySideScreen(
                form,
                services(),
                choices,
                chosen.stream().map(one -> one.id().text()).toList(),
                chosen.stream()
                        .map(one -> new Column(
                                RegisterScreens.path(one.id()),
                                one.organisation()
                                        .map(id -> customers.getOrDefault(id, ""))
                                        .orElse("Ourselves"),
                                one.environment().name()))
                        .toList(),
                compared.rows().stream()
                        .map(one -> new Row(one.key(), one.about(), one.values()))
                        .toList(),
                compared.same());
    }

    private Map<String, String> services() {
        List<ServiceId> configured = settings.services();
        Map<String, String> choices = new LinkedHashMap<>(Map.of("", "Choose a service"));
        services.all().stream()
                .filter(one -> configured.contains(one.id()))
                .forEach(one -> choices.put(one.id().text(), one.name()));
        return choices;
    }
}
