package org.nightdesk.installation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.installation.screen.RunningScreen;
import org.nightdesk.installation.screen.RunningScreen.Line;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** What runs, on a customer's page and on a service's. */
final class RunningPanels {

    private static final int MOST = 10;

    private RunningPanels() {}

    private static Optional<Panel.Piece> piece(
            Installations installations,
            InstallationFilter filter,
            String all,
            Viewer viewer,
            Function<List<Installation>, Function<Installation, String>> details) {
        List<Installation> found = installations.matching(filter, MOST, viewer);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int more = found.size() < MOST ? 0 : installations.count(filter, viewer) - MOST;
        Function<Installation, String> detail = details.apply(found);
        List<Line> lines = found.stream()
                .map(one -> new Line(
                        one.id().path(),
                        one.name(),
                        detail.apply(one),
                        one.environment().name()))
                .toList();
        return Optional.of(new Panel.Piece("installation/running", new RunningScreen(lines, all, more)));
    }

    /** On a customer. */
    @Component("installationsOfCustomer")
    static class OfCustomer implements Panel {

        private final Installations installations;
        private final Services services;

        OfCustomer(Installations installations, Services services) {
            this.installations = installations;
            this.services = services;
        }

        @Override
        public String slot() {
            return "customer.panel";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            OrganisationId customer = new OrganisationId(Long.parseLong(subject.id()));
            return piece(
                    installations,
                    InstallationFilter.ALL.of(customer),
                    InstallationPages.PATH + "?customer=" + customer.text(),
                    viewer,
                    found -> {
                        Map<ServiceId, String> names =
                                services.all().stream().collect(Collectors.toMap(Service::id, Service::name));
                        return one -> names.getOrDefault(one.service(), "");
                    });
        }
    }

    /** On a service. */
    @Component("installationsOfService")
    static class OfService implements Panel {

        private final Installations installations;
        private final Organisations organisations;

        OfService(Installations installations, Organisations organisations) {
            this.installations = installations;
            this.organisations = organisations;
        }

        @Override
        public String slot() {
            return "service.panel";
        }

        @Override
        public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
            ServiceId service = new ServiceId(Long.parseLong(subject.id()));
            return piece(
                    installations,
                    InstallationFilter.ALL.of(service),
                    InstallationPages.PATH + "?service=" + service.text(),
                    viewer,
                    this::customers);
        }

        private Function<Installation, String> customers(List<Installation> found) {
            Map<OrganisationId, String> names = organisations.names(found.stream()
                    .flatMap(one -> one.organisation().stream())
                    .distinct()
                    .toList());
            return one ->
                    one.organisation().map(id -> names.getOrDefault(id, "")).orElse("ourselves");
        }
    }
}
