package org.nightdesk.escalation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.escalation.screen.PolicyScreen;
import org.nightdesk.escalation.screen.PolicyScreen.CallRow;
import org.nightdesk.escalation.screen.PolicyScreen.PersonRow;
import org.nightdesk.escalation.screen.PolicyScreen.RingRow;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel;
import org.nightdesk.web.Panel.Piece;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Draws a policy, the form it is changed by, and what it would do. */
@Component
class PolicyScreens {

    private static final int MOST_CHOICES = 200;

    private final Targets targets;
    private final Rehearsal rehearsal;
    private final Services services;
    private final Viewers viewers;
    private final ObjectProvider<Panel> panels;
    private final InstantSource clock;

    PolicyScreens(
            Targets targets,
            Rehearsal rehearsal,
            Services services,
            Viewers viewers,
            ObjectProvider<Panel> panels,
            InstantSource clock) {
        this.targets = targets;
        this.rehearsal = rehearsal;
        this.services = services;
        this.viewers = viewers;
        this.panels = panels;
        this.clock = clock;
    }

    /** One that is not kept yet. */
    PolicyScreen fresh(PolicyForm form, List<Problem> problems) {
        return screen("/policies", "", "", form, problems, List.of(), Map.of(), Form.blank(), List.of(), List.of());
    }

    /** One that is kept; the rehearsal is of what is kept, not of what is typed. */
    PolicyScreen kept(Policy policy, PolicyForm form, List<Problem> problems, Instant at, int priority) {
        String local = LocalDateTime.ofInstant(at, viewers.zone())
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        return kept(
                policy,
                form,
                problems,
                Form.of(Map.of("at", local, "priority", "P" + priority)),
                rehearsal.of(policy.steps(), priority, at));
    }

    /** One whose rehearsal was asked for with something that is no time, or no priority. */
    PolicyScreen kept(Policy policy, Form looked) {
        return kept(policy, PolicyForm.of(policy), List.of(), looked, List.of());
    }

    private PolicyScreen kept(
            Policy policy, PolicyForm form, List<Problem> problems, Form looked, List<Rehearsal.Called> calls) {
        return screen(
                PolicyPages.path(policy.id()),
                policy.name(),
                PolicyWords.sentence(policy, targets.names()),
                form,
                problems,
                servicesOf(policy.id()),
                wakeable(policy.id()),
                looked,
                calls.stream().map(PolicyScreens::row).toList(),
                Panel.in("policy.panel", panels, policy.id().subject(), viewers.current(), clock.instant()));
    }

    List<String> servicesOf(PolicyId id) {
        return services.all().stream()
                .filter(service -> service.policy().orElse(0) == id.value())
                .map(Service::name)
                .toList();
    }

    // What takes everything else comes first: on a new installation it is the only one.
    private Map<String, String> wakeable(PolicyId id) {
        Map<String, String> names = new LinkedHashMap<>();
        services.all().stream()
                .filter(service -> service.policy().orElse(0) != id.value())
                .sorted(Comparator.comparing(service -> !service.catchAll()))
                .forEach(service -> names.put(service.slug(), service.name()));
        return names.size() > MOST_CHOICES ? Map.of() : names;
    }

    private PolicyScreen screen(
            String path,
            String name,
            String sentence,
            PolicyForm form,
            List<Problem> problems,
            List<String> itsServices,
            Map<String, String> wakeable,
            Form looked,
            List<CallRow> calls,
            List<Piece> pieces) {
        return new PolicyScreen(
                path,
                name,
                sentence,
                viewers.current().may(Role.LEAD),
                new Form(Map.of("name", form.name(), "repeat", form.repeat()), problems),
                form.rows(problems),
                choices(),
                itsServices,
                wakeable,
                looked,
                viewers.zone().getId(),
                calls,
                pieces);
    }

    private static CallRow row(Rehearsal.Called called) {
        return new CallRow(
                called.number(),
                called.at(),
                called.people().entrySet().stream()
                        .map(entry -> new PersonRow(
                                entry.getKey().name(),
                                entry.getValue().stream()
                                        .map(ring -> new RingRow(
                                                word(ring.reach().kind()),
                                                called.at().plus(ring.after())))
                                        .toList()))
                        .toList(),
                called.passed().stream()
                        .map(passed -> new CallRow.Passed(passed.step() + 1, passed.why(), passed.meant()))
                        .toList());
    }

    private static String word(String kind) {
        return switch (kind) {
            case "email" -> "mail";
            case "ntfy" -> "push";
            default -> kind;
        };
    }

    private Map<String, Map<String, String>> choices() {
        Map<String, Map<String, String>> choices = new LinkedHashMap<>();
        choices.put("Whoever is on call by", choices(Target.Kind.SCHEDULE));
        choices.put("People", choices(Target.Kind.PERSON));
        choices.put("All of a team", choices(Target.Kind.TEAM));
        return choices;
    }

    private Map<String, String> choices(Target.Kind kind) {
        return targets.names(kind).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> Targets.text(entry.getKey()),
                        Map.Entry::getValue,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
