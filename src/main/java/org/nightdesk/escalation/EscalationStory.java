package org.nightdesk.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Story;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo's policies: each team's own, a quicker one for what matters most, and the first line's for all else. */
@Component
class EscalationStory implements Story {

    private static final String FIRST_LINE = "First line";
    private static final Duration IN_HISTORY = Duration.ofDays(90);

    private final Policies policies;
    private final Services services;
    private final Teams teams;
    private final Schedules schedules;

    EscalationStory(Policies policies, Services services, Teams teams, Schedules schedules) {
        this.policies = policies;
        this.services = services;
        this.teams = teams;
        this.schedules = schedules;
    }

    @Override
    public int chapter() {
        return 4;
    }

    @Override
    @Transactional
    public void tell(Instant now) {
        Instant then = now.minus(IN_HISTORY);
        Map<String, Target> rotas = schedules.names().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getValue,
                        rota -> new Target(Target.Kind.SCHEDULE, rota.getKey().value())));
        Target firstLine = rotas.get(FIRST_LINE);
        if (firstLine == null) {
            throw new IllegalStateException("the demo has no schedule called " + FIRST_LINE);
        }
        Map<TeamId, String> names = teams.names();
        List<Step> steps = new ArrayList<>(List.of(new Step(List.of(firstLine), 10)));
        names.entrySet().stream()
                .filter(team -> team.getValue().equals(FIRST_LINE))
                .forEach(team -> steps.add(everybody(team.getKey())));
        Policy everything = create(FIRST_LINE, steps, then);
        services.all().stream()
                .filter(service -> service.team()
                        .map(names::get)
                        .filter(name -> !name.equals(FIRST_LINE))
                        .isEmpty())
                .forEach(service -> wire(service, everything, then));
        names.entrySet().stream()
                .filter(team -> !team.getValue().equals(FIRST_LINE))
                .forEach(team -> tell(team.getKey(), team.getValue(), firstLine, rotas, then));
    }

    // First the line that is awake, then those who built it, then their whole team.
    private void tell(TeamId team, String name, Target firstLine, Map<String, Target> rotas, Instant then) {
        List<Service> theirs = services.all().stream()
                .filter(service -> service.team().equals(Optional.of(team)))
                .toList();
        if (theirs.isEmpty()) {
            return;
        }
        Optional<Target> developers = rotas.entrySet().stream()
                .filter(rota -> rota.getKey().startsWith(name))
                .map(Map.Entry::getValue)
                .findFirst();
        Step last = everybody(team);
        List<Step> calm = new ArrayList<>(List.of(new Step(List.of(firstLine), 10)));
        developers.ifPresent(rota -> calm.add(new Step(List.of(rota), 10)));
        calm.add(last);
        Policy usual = create(name, calm, then);
        theirs.stream().filter(service -> service.tier() > 1).forEach(service -> wire(service, usual, then));
        if (theirs.stream().anyMatch(service -> service.tier() == 1)) {
            List<Target> both = new ArrayList<>(List.of(firstLine));
            developers.ifPresent(both::add);
            Policy urgent = create(name + ", at once", List.of(new Step(both, 10), last), then);
            theirs.stream().filter(service -> service.tier() == 1).forEach(service -> wire(service, urgent, then));
        }
    }

    private static Step everybody(TeamId team) {
        return new Step(List.of(new Target(Target.Kind.TEAM, team.value())), 15);
    }

    private Policy create(String name, List<Step> steps, Instant then) {
        return policies.create(name, steps, 2, Viewer.system(), then);
    }

    private void wire(Service service, Policy policy, Instant then) {
        services.change(
                service.id(),
                new ServiceDraft(
                        Optional.of(service.slug()),
                        service.name(),
                        service.description(),
                        service.tier(),
                        service.team(),
                        OptionalLong.of(policy.id().value()),
                        services.needs(service.id()).stream().map(Service::id).toList()),
                Viewer.system(),
                then);
    }
}
