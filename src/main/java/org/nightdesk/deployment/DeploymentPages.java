package org.nightdesk.deployment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.deployment.screen.ArrivalsScreen;
import org.nightdesk.deployment.screen.BoardScreen;
import org.nightdesk.deployment.screen.BoardScreen.Cell;
import org.nightdesk.deployment.screen.BoardScreen.Line;
import org.nightdesk.deployment.screen.BoardScreen.Row;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationFilter;
import org.nightdesk.installation.Installations;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Role;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What runs where, and what pipelines said. */
@Controller
@RequestMapping(DeploymentPages.PATH)
class DeploymentPages {

    static final String PATH = "/deployments";

    private static final int NEWEST = 50;
    private static final int ARRIVALS = 50;
    private static final Cell NOTHING = new Cell("", Instant.EPOCH);

    private static final int MOST = 1_000;

    private final Deployments deployments;
    private final Services services;
    private final Organisations organisations;
    private final Installations installations;
    private final Viewers viewers;

    DeploymentPages(
            Deployments deployments,
            Services services,
            Organisations organisations,
            Installations installations,
            Viewers viewers) {
        this.deployments = deployments;
        this.services = services;
        this.organisations = organisations;
        this.installations = installations;
        this.viewers = viewers;
    }

    /** One row of the board. */
    private record Place(String service, ServiceId id, String customer) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byService = service.compareToIgnoreCase(other.service);
            return byService != 0 ? byService : customer.compareToIgnoreCase(other.customer);
        }
    }

    @Bean
    static MenuItem deploymentsInMenu() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 65, "Deployments", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView board() {
        Map<ServiceId, String> names = services.all().stream().collect(Collectors.toMap(Service::id, Service::name));
        List<Deployment> running = deployments.board();
        Map<String, String> environments = new LinkedHashMap<>();
        running.forEach(one -> environments.putIfAbsent(key(one), one.report().environment()));
        List<Installation> installed = installed(running);
        installed.forEach(one -> environments.putIfAbsent(
                one.environment().name().toLowerCase(Locale.ROOT),
                one.environment().name()));
        return new Screen(
                "deployment/board",
                new BoardScreen(
                        List.copyOf(environments.values()),
                        rows(running, installed, List.copyOf(environments.keySet()), names),
                        deployments.newest(NEWEST).stream()
                                .map(one -> line(one, names))
                                .toList()));
    }

    private static String key(Deployment deployment) {
        return deployment.report().environment().toLowerCase(Locale.ROOT);
    }

    /** Where the services run of which pipelines tell: what nobody told of there is a gap that is seen. */
    private List<Installation> installed(List<Deployment> running) {
        Set<ServiceId> told =
                running.stream().map(one -> one.report().service()).collect(Collectors.toSet());
        return told.stream()
                .flatMap(
                        one -> installations.matching(InstallationFilter.ALL.of(one), MOST, viewers.current()).stream())
                .toList();
    }

    private List<Row> rows(
            List<Deployment> running,
            List<Installation> installed,
            List<String> environments,
            Map<ServiceId, String> names) {
        Map<OrganisationId, String> customers = organisations.names(Stream.concat(
                        running.stream().flatMap(one -> one.report().customer().stream()),
                        installed.stream().flatMap(one -> one.organisation().stream()))
                .distinct()
                .toList());
        Map<Place, Map<String, Cell>> places = new TreeMap<>();
        for (Installation one : installed) {
            places.putIfAbsent(
                    new Place(
                            names.getOrDefault(one.service(), ""),
                            one.service(),
                            one.organisation()
                                    .map(id -> customers.getOrDefault(id, ""))
                                    .orElse("")),
                    new LinkedHashMap<>());
        }
        for (Deployment one : running) {
            Report report = one.report();
            Place place = new Place(
                    names.getOrDefault(report.service(), ""),
                    report.service(),
                    report.customer().map(id -> customers.getOrDefault(id, "")).orElse(""));
            places.computeIfAbsent(place, none -> new LinkedHashMap<>())
                    .put(key(one), new Cell(what(report), report.at()));
        }
        List<Row> rows = new ArrayList<>();
        places.forEach((place, cells) -> rows.add(new Row(
                place.service(),
                "/services/" + place.id().text(),
                place.customer(),
                environments.stream()
                        .map(environment -> cells.getOrDefault(environment, NOTHING))
                        .toList())));
        return rows;
    }

    private static String what(Report report) {
        return report.version().isEmpty() ? "something" : report.version();
    }

    private static Line line(Deployment deployment, Map<ServiceId, String> names) {
        Report report = deployment.report();
        String who = Optional.of(report.who()).filter(name -> !name.isEmpty()).orElse(deployment.source());
        return new Line(
                "%s %s"
                        .formatted(names.getOrDefault(report.service(), ""), report.version())
                        .strip(),
                report.environment(),
                report.result().word(),
                tone(report.result()),
                who + (report.summary().isEmpty() ? "" : ": " + report.summary()),
                report.url(),
                report.at());
    }

    private static String tone(Result result) {
        return switch (result) {
            case STARTED -> "soon";
            case SUCCEEDED -> "ok";
            case FAILED -> "late";
            case CANCELLED -> "dim";
        };
    }

    @GetMapping("/received")
    ModelAndView received(@RequestParam(defaultValue = "9223372036854775807") long before) {
        List<Arrival> arrivals = deployments.arrivals(before, ARRIVALS);
        return new Screen(
                "deployment/received",
                new ArrivalsScreen(
                        arrivals.stream().map(DeploymentPages::line).toList(),
                        arrivals.size() < ARRIVALS
                                ? ""
                                : PATH + "/received?before="
                                        + arrivals.getLast().id()));
    }

    private static ArrivalsScreen.Line line(Arrival arrival) {
        String tone = switch (arrival.outcome()) {
            case "recorded" -> "ok";
            case "refused" -> "late";
            default -> "dim";
        };
        return new ArrivalsScreen.Line(
                arrival.at(),
                arrival.source(),
                arrival.shape(),
                arrival.outcome(),
                tone,
                arrival.reason(),
                arrival.body());
    }
}
