package org.nightdesk.installation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.channel.Guard;
import org.nightdesk.installation.screen.InstallationScreen;
import org.nightdesk.installation.screen.InstallationScreen.Change;
import org.nightdesk.installation.screen.InstallationScreen.Way;
import org.nightdesk.installation.screen.InstallationsScreen;
import org.nightdesk.installation.screen.InstallationsScreen.Line;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what the screens of installations show. */
@Component
class InstallationScreens {

    private static final int MOST = 200;
    private static final int MOST_CHANGES = 8;

    private final Installations installations;
    private final InstallationForm forms;
    private final Organisations organisations;
    private final Services services;
    private final Timeline timeline;
    private final Guard guard;
    private final ObjectProvider<Panel> panels;

    InstallationScreens(
            Installations installations,
            InstallationForm forms,
            Organisations organisations,
            Services services,
            Timeline timeline,
            Guard guard,
            ObjectProvider<Panel> panels) {
        this.installations = installations;
        this.forms = forms;
        this.organisations = organisations;
        this.services = services;
        this.timeline = timeline;
        this.guard = guard;
        this.panels = panels;
    }

    InstallationsScreen all(Map<String, String> asked, Viewer viewer) {
        InstallationFilter filter = filter(asked);
        List<Installation> found = installations.matching(filter, MOST, viewer);
        int more = found.size() < MOST ? 0 : installations.count(filter, viewer) - MOST;
        Map<String, String> customers = new LinkedHashMap<>(Map.of("", "Any customer"));
        customers.putAll(forms.customers("Ourselves"));
        return new InstallationsScreen(
                Form.of(asked),
                customers,
                forms.services("Any service"),
                forms.environments("Any environment"),
                lines(found),
                more,
                viewer.may(Role.LEAD));
    }

    static InstallationFilter filter(Map<String, String> asked) {
        String customer = asked.getOrDefault("customer", "");
        return new InstallationFilter(
                OrganisationId.parse(customer),
                customer.equals(InstallationForm.OURS),
                ServiceId.parse(asked.getOrDefault("service", "")),
                asked.getOrDefault("environment", ""),
                asked.getOrDefault("q", "").strip(),
                asked.containsKey("retired"));
    }

    private List<Line> lines(List<Installation> found) {
        Map<OrganisationId, String> customers = organisations.names(found.stream()
                .flatMap(one -> one.organisation().stream())
                .distinct()
                .toList());
        Map<ServiceId, Service> all =
                services.all().stream().collect(Collectors.toMap(Service::id, Function.identity()));
        return found.stream()
                .map(one -> new Line(
                        one.id().path(),
                        one.name(),
                        one.organisation()
                                .map(id -> customers.getOrDefault(id, ""))
                                .orElse(""),
                        Optional.ofNullable(all.get(one.service()))
                                .map(Service::name)
                                .orElse(""),
                        one.environment().name(),
                        one.environment().isProtected(),
                        one.retired()))
                .toList();
    }

    InstallationScreen one(Installation installation, Viewer viewer, Instant now) {
        Optional<Organisation> customer = installation.organisation().map(organisations::organisation);
        Service service = services.service(installation.service());
        return new InstallationScreen(
                installation.name(),
                installation.id().text(),
                customer.map(Organisation::name).orElse("Ourselves"),
                customer.map(one -> "/customers/" + one.id().text()).orElse(""),
                service.name(),
                "/services/" + service.slug(),
                installation.environment().name(),
                installation.environment().isProtected(),
                installation.retired(),
                installation.endpoints().stream().map(this::way).toList(),
                changes(installation, viewer),
                Panel.in("installation.panel", panels, installation.id().subject(), viewer, now),
                viewer.may(Role.LEAD) ? installation.id().path() + "/edit" : "");
    }

    private Way way(Endpoint one) {
        String host = one.kind() == Endpoint.Kind.RUNNER ? "" : one.address().replaceFirst("^.*//([^/?]*).*$", "$1");
        String trouble = guard.refuses(host.replaceFirst(":[0-9]+$", "")).orElse("");
        return new Way(one.name(), one.kind().word(), one.address(), one.login(), trouble);
    }

    private List<Change> changes(Installation installation, Viewer viewer) {
        return timeline.of(installation.id().subject(), viewer).reversed().stream()
                .limit(MOST_CHANGES)
                .map(Recorded::entry)
                .map(entry -> new Change(entry.at(), entry.actor().name(), entry.verb(), entry.text()))
                .toList();
    }
}
