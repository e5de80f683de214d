package org.nightdesk.escalation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.escalation.screen.PoliciesScreen;
import org.nightdesk.escalation.screen.PolicyScreen;
import org.nightdesk.escalation.screen.PolicyScreen.CallRow;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Policies on screens: staff read and rehearse them, leads change them. */
@Controller
@RequestMapping("/policies")
class PolicyPages {

    private static final String SAVE = "save";

    private final Policies policies;
    private final Targets targets;
    private final Rehearsal rehearsal;
    private final Services services;
    private final Viewers viewers;
    private final InstantSource clock;

    PolicyPages(
            Policies policies,
            Targets targets,
            Rehearsal rehearsal,
            Services services,
            Viewers viewers,
            InstantSource clock) {
        this.policies = policies;
        this.targets = targets;
        this.rehearsal = rehearsal;
        this.services = services;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem policiesInMenu() {
        return new MenuItem(41, "Policies", "/policies", Role.RESPONDER);
    }

    @GetMapping
    ModelAndView list() {
        Map<Target, String> names = targets.names();
        List<PoliciesScreen.Row> rows = policies.all().stream()
                .map(policy -> new PoliciesScreen.Row(
                        path(policy.id()), policy.name(), PolicyWords.sentence(policy, names), servicesOf(policy.id())))
                .toList();
        return new Screen("escalation/policies", new PoliciesScreen(rows, mayChange()));
    }

    @GetMapping("/new")
    @Needs(Role.LEAD)
    ModelAndView blank() {
        return new Screen("escalation/policy", fresh(PolicyForm.blank(), List.of()));
    }

    @PostMapping
    @Needs(Role.LEAD)
    ModelAndView create(@RequestParam Map<String, String> fields) {
        PolicyForm form = PolicyForm.typed(fields);
        String deed = fields.getOrDefault("deed", SAVE);
        if (!deed.equals(SAVE)) {
            return new Screen("escalation/policy", fresh(form.after(deed), List.of()));
        }
        try {
            Policy created = policies.create(form.name(), form.steps(), form.times(), viewer(), now());
            return Screen.goTo(path(created.id()), "Created " + created.name() + ".", "");
        } catch (Refused refused) {
            return new Screen("escalation/policy", fresh(form, refused.problems())).refused();
        }
    }

    /** {@code at} is a local time of who looks, for the rehearsal; now when it is empty. */
    @GetMapping("/{id}")
    ModelAndView policy(@PathVariable String id, @RequestParam(defaultValue = "") String at) {
        Policy policy = find(id);
        return new Screen("escalation/policy", kept(policy, PolicyForm.of(policy), List.of(), moment(at)));
    }

    @PostMapping("/{id}")
    @Needs(Role.LEAD)
    ModelAndView change(@PathVariable String id, @RequestParam Map<String, String> fields) {
        Policy policy = find(id);
        PolicyForm form = PolicyForm.typed(fields);
        String deed = fields.getOrDefault("deed", SAVE);
        if (!deed.equals(SAVE)) {
            return new Screen("escalation/policy", kept(policy, form.after(deed), List.of(), now()));
        }
        try {
            policies.change(policy.id(), form.name(), form.steps(), form.times(), viewer(), now());
            return Screen.goTo(path(policy.id()), "Kept. Pages that run go on as they began.", "");
        } catch (Refused refused) {
            return new Screen("escalation/policy", kept(policy, form, refused.problems(), now())).refused();
        }
    }

    private PolicyScreen fresh(PolicyForm form, List<Problem> problems) {
        return screen("/policies", "", "", form, problems, List.of(), now(), List.of());
    }

    private PolicyScreen kept(Policy policy, PolicyForm form, List<Problem> problems, Instant at) {
        List<CallRow> calls = rehearsal.of(policy.steps(), at).stream()
                .map(called -> new CallRow(called.number(), called.at(), called.people(), called.nobody()))
                .toList();
        return screen(
                path(policy.id()),
                policy.name(),
                PolicyWords.sentence(policy, targets.names()),
                form,
                problems,
                servicesOf(policy.id()),
                at,
                calls);
    }

    private PolicyScreen screen(
            String path,
            String name,
            String sentence,
            PolicyForm form,
            List<Problem> problems,
            List<String> itsServices,
            Instant at,
            List<CallRow> calls) {
        return new PolicyScreen(
                path,
                name,
                sentence,
                mayChange(),
                new Form(Map.of("name", form.name(), "repeat", form.repeat()), problems),
                form.rows(problems),
                choices(),
                itsServices,
                LocalDateTime.ofInstant(at, zone())
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString(),
                calls);
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

    private List<String> servicesOf(PolicyId id) {
        return services.all().stream()
                .filter(service -> service.policy().orElse(0) == id.value())
                .map(Service::name)
                .toList();
    }

    private Policy find(String id) {
        return PolicyId.parse(id).flatMap(policies::find).orElseThrow(() -> new NotFound("no policy " + id));
    }

    private Instant moment(String local) {
        try {
            return local.isEmpty()
                    ? now()
                    : LocalDateTime.parse(local).atZone(zone()).toInstant();
        } catch (DateTimeException notATime) {
            return now();
        }
    }

    private static String path(PolicyId id) {
        return "/policies/" + id.text();
    }

    private boolean mayChange() {
        return viewer().may(Role.LEAD);
    }

    private Viewer viewer() {
        return viewers.current();
    }

    private ZoneId zone() {
        return viewers.zone();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
