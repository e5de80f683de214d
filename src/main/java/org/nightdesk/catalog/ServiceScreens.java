package org.nightdesk.catalog;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.catalog.screen.ServiceScreen;
import org.nightdesk.catalog.screen.ServiceScreen.Change;
import org.nightdesk.catalog.screen.ServiceScreen.Other;
import org.nightdesk.catalog.screen.ServicesScreen;
import org.nightdesk.catalog.screen.ServicesScreen.Row;
import org.nightdesk.catalog.screen.ServicesScreen.Tier;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Panel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what the screens of services show. */
@Component
class ServiceScreens {

    private static final int MOST_CHANGES = 5;
    private static final int NAMED = 2;

    private final Services services;
    private final Teams teams;
    private final People people;
    private final EscalationPolicies policies;
    private final Timeline timeline;
    private final ObjectProvider<Panel> panels;
    private final InstantSource clock;

    ServiceScreens(
            Services services,
            Teams teams,
            People people,
            EscalationPolicies policies,
            Timeline timeline,
            ObjectProvider<Panel> panels,
            InstantSource clock) {
        this.services = services;
        this.teams = teams;
        this.people = people;
        this.policies = policies;
        this.timeline = timeline;
        this.panels = panels;
        this.clock = clock;
    }

    ServicesScreen all(Viewer viewer) {
        List<Service> all = services.all();
        Map<TeamId, String> teamNames = teams.names();
        Map<Long, String> policyNames = policies.names();
        Map<ServiceId, List<ServiceId>> needs = services.arrows();
        List<Tier> tiers = all.stream()
                .map(Service::tier)
                .distinct()
                .sorted()
                .map(tier -> new Tier(
                        tier,
                        Tiers.meaning(tier),
                        all.stream()
                                .filter(service -> service.tier() == tier)
                                .map(service -> row(service, teamNames, policyNames, needs))
                                .toList()))
                .toList();
        return new ServicesScreen(sentence(all), tiers, viewer.may(Role.LEAD));
    }

    private static String sentence(List<Service> all) {
        List<String> silent = all.stream()
                .filter(service -> service.policy().isEmpty())
                .map(Service::name)
                .toList();
        if (silent.isEmpty()) {
            return "Each of them pages somebody.";
        }
        String named = silent.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = silent.size() - NAMED;
        return "Without a policy, so that nobody is paged: " + named + (more > 0 ? " and " + more + " more." : ".");
    }

    private static Row row(
            Service service,
            Map<TeamId, String> teamNames,
            Map<Long, String> policyNames,
            Map<ServiceId, List<ServiceId>> needs) {
        int count = needs.getOrDefault(service.id(), List.of()).size();
        return new Row(
                ServicePages.path(service),
                service.name(),
                service.description().lines().findFirst().orElse(""),
                service.team().map(team -> teamNames.getOrDefault(team, "")).orElse(""),
                service.policy().isPresent()
                        ? policyNames.getOrDefault(service.policy().getAsLong(), "")
                        : "",
                count == 0 ? "" : "needs " + count,
                service.catchAll());
    }

    ServiceScreen one(Service service, Viewer viewer) {
        Map<ServiceId, String> names = new HashMap<>();
        services.all().forEach(each -> names.put(each.id(), each.name()));
        Neighbourhood around = new Neighbourhood(service.id(), names, services.arrows());
        Optional<TeamId> team = service.team();
        return new ServiceScreen(
                service.name(),
                service.slug(),
                service.id().text(),
                service.tier(),
                Tiers.meaning(service.tier()),
                consequence(Neighbourhood.reached(service.id(), around.needers()), names),
                service.description().lines().filter(line -> !line.isBlank()).toList(),
                team.map(id -> teams.names().getOrDefault(id, "")).orElse(""),
                team.map(this::members).orElse(List.of()),
                service.policy().isPresent()
                        ? policies.names().getOrDefault(service.policy().getAsLong(), "")
                        : "",
                service.policy().isPresent() ? policies.path(service.policy().getAsLong()) : "",
                service.catchAll(),
                others(services.needs(service.id())),
                others(services.neededBy(service.id())),
                around.picture(),
                changes(service, viewer),
                Panel.in("service.panel", panels, service.id().subject(), viewer, clock.instant()),
                viewer.may(Role.LEAD) ? ServicePages.path(service) + "/edit" : "");
    }

    private static String consequence(Set<ServiceId> felt, Map<ServiceId, String> names) {
        if (felt.isEmpty()) {
            return "Nothing else here needs it.";
        }
        String named =
                felt.stream().limit(NAMED).map(id -> names.getOrDefault(id, "")).collect(Collectors.joining(", "));
        int more = felt.size() - NAMED;
        return "When it fails, it is felt by " + named + (more > 0 ? " and " + more + " more." : ".");
    }

    private List<String> members(TeamId team) {
        List<PersonId> ids = teams.members(team);
        Map<PersonId, String> names = people.names(ids);
        return ids.stream().map(id -> names.getOrDefault(id, "")).toList();
    }

    private static List<Other> others(List<Service> services) {
        return services.stream()
                .map(service -> new Other(service.name(), ServicePages.path(service), service.tier()))
                .toList();
    }

    private List<Change> changes(Service service, Viewer viewer) {
        List<Recorded> all = timeline.of(service.id().subject(), viewer);
        return all.reversed().stream()
                .limit(MOST_CHANGES)
                .map(Recorded::entry)
                .map(entry -> new Change(entry.at(), entry.actor().name(), entry.verb()))
                .toList();
    }
}
