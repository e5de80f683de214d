package org.nightdesk.deployment;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
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
import org.nightdesk.deployment.screen.BoardScreen;
import org.nightdesk.deployment.screen.BoardScreen.Cell;
import org.nightdesk.deployment.screen.BoardScreen.Line;
import org.nightdesk.deployment.screen.BoardScreen.Row;
import org.nightdesk.installation.Environment;
import org.nightdesk.installation.Environments;
import org.nightdesk.installation.Installations;
import org.nightdesk.installation.Installations.Runs;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.Organisations;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Which version is where: a row for each service and whom it runs for, a column for each environment, in the order in which a version comes nearer to customers. */
@Component
class ReleaseBoard {

    private static final int ROWS = 50;
    private static final Cell NOTHING = new Cell("", Instant.EPOCH);

    private final Deployments deployments;
    private final Services services;
    private final Organisations organisations;
    private final Installations installations;
    private final Environments environments;

    ReleaseBoard(
            Deployments deployments,
            Services services,
            Organisations organisations,
            Installations installations,
            Environments environments) {
        this.deployments = deployments;
        this.services = services;
        this.organisations = organisations;
        this.installations = installations;
        this.environments = environments;
    }

    /** One row. */
    private record Place(String service, ServiceId id, String customer) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byService = service.compareToIgnoreCase(other.service);
            return byService != 0 ? byService : customer.compareToIgnoreCase(other.customer);
        }

        boolean has(String words) {
            return (service + " " + customer).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
        }
    }

    /** Those rows of which {@code words} name the service or the customer, fifty to a page, from page one; {@code last} is shown below. */
    BoardScreen screen(String words, int page, List<Line> last, Viewer viewer) {
        List<Deployment> running = deployments.board();
        // What nobody told of, of a service of which pipelines tell, is a gap that is seen.
        Set<ServiceId> told =
                running.stream().map(one -> one.report().service()).collect(Collectors.toSet());
        List<Runs> installed = installations.runs(told, viewer);
        Map<String, String> columns = columns(running, installed);
        Map<Place, Map<String, Cell>> places = places(running, installed);
        List<Map.Entry<Place, Map<String, Cell>>> found = places.entrySet().stream()
                .filter(entry -> entry.getKey().has(words))
                .toList();
        int pages = Math.max(1, (found.size() + ROWS - 1) / ROWS);
        int at = Math.clamp(page, 1, pages);
        int from = (at - 1) * ROWS;
        int until = Math.min(from + ROWS, found.size());
        return new BoardScreen(
                List.copyOf(columns.values()),
                found.subList(from, until).stream()
                        .map(entry -> row(entry.getKey(), entry.getValue(), columns.keySet()))
                        .toList(),
                found.size() <= ROWS ? "" : "%,d to %,d of %,d.".formatted(from + 1, until, found.size()),
                at > 1 ? path(words, at - 1) : "",
                at < pages ? path(words, at + 1) : "",
                places.isEmpty() && last.isEmpty(),
                Form.of(Map.of("q", words)),
                last);
    }

    private static String path(String words, int page) {
        return UriComponentsBuilder.fromPath(DeploymentPages.PATH)
                .queryParam("q", "{words}")
                .queryParam("page", page)
                .encode()
                .buildAndExpand(words)
                .toUriString();
    }

    /** In small letters, with how each is written: those in the list of environments by their rank, then those that only pipelines know, by name. */
    private Map<String, String> columns(List<Deployment> running, List<Runs> installed) {
        Map<String, String> used = new TreeMap<>();
        installed.forEach(one -> used.put(one.environment(), one.environment()));
        running.forEach(one -> used.putIfAbsent(key(one), one.report().environment()));
        Map<String, String> columns = new LinkedHashMap<>();
        environments.all().stream()
                .map(Environment::name)
                .filter(used::containsKey)
                .forEach(name -> columns.put(name, name));
        used.forEach(columns::putIfAbsent);
        return columns;
    }

    private static String key(Deployment deployment) {
        return deployment.report().environment().toLowerCase(Locale.ROOT);
    }

    private Map<Place, Map<String, Cell>> places(List<Deployment> running, List<Runs> installed) {
        Map<ServiceId, String> names = services.all().stream().collect(Collectors.toMap(Service::id, Service::name));
        Map<OrganisationId, String> customers = organisations.names(Stream.concat(
                        running.stream().flatMap(one -> one.report().customer().stream()),
                        installed.stream().flatMap(one -> one.organisation().stream()))
                .distinct()
                .toList());
        Map<Place, Map<String, Cell>> places = new TreeMap<>();
        for (Runs one : installed) {
            places.putIfAbsent(place(one.service(), one.organisation(), names, customers), new HashMap<>());
        }
        for (Deployment one : running) {
            Report report = one.report();
            places.computeIfAbsent(
                            place(report.service(), report.customer(), names, customers), none -> new HashMap<>())
                    .put(key(one), new Cell(what(report), report.at()));
        }
        return places;
    }

    private static Place place(
            ServiceId service,
            Optional<OrganisationId> customer,
            Map<ServiceId, String> names,
            Map<OrganisationId, String> customers) {
        return new Place(
                names.getOrDefault(service, ""),
                service,
                customer.map(id -> customers.getOrDefault(id, "")).orElse(""));
    }

    private static Row row(Place place, Map<String, Cell> cells, Collection<String> columns) {
        return new Row(
                place.service(),
                "/services/" + place.id().text(),
                place.customer(),
                columns.stream()
                        .map(column -> cells.getOrDefault(column, NOTHING))
                        .toList());
    }

    private static String what(Report report) {
        return report.version().isEmpty() ? "something" : report.version();
    }
}
