package org.nightdesk.escalation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.escalation.screen.PoliciesScreen;
import org.nightdesk.people.Viewers;
import org.nightdesk.rota.WallTime;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
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
    private static final String AT = "at";
    private static final String PRIORITY = "priority";
    private static final Duration FARTHEST = Duration.ofDays(366);

    private final Policies policies;
    private final Targets targets;
    private final PolicyScreens screens;
    private final Services services;
    private final Viewers viewers;
    private final InstantSource clock;

    PolicyPages(
            Policies policies,
            Targets targets,
            PolicyScreens screens,
            Services services,
            Viewers viewers,
            InstantSource clock) {
        this.policies = policies;
        this.targets = targets;
        this.screens = screens;
        this.services = services;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem policiesInMenu() {
        return new MenuItem(MenuItem.Section.ON_CALL, 50, "Policies", "/policies", Role.RESPONDER);
    }

    @GetMapping
    ModelAndView list() {
        Map<Target, String> names = targets.names();
        List<PoliciesScreen.Row> rows = policies.all().stream()
                .map(policy -> new PoliciesScreen.Row(
                        path(policy.id()),
                        policy.name(),
                        PolicyWords.sentence(policy, names),
                        screens.servicesOf(policy.id())))
                .toList();
        return new Screen("escalation/policies", new PoliciesScreen(rows, mayChange()));
    }

    /** {@code call} is whom the first step calls to begin with, as the API writes it; what is not there is left out. */
    @GetMapping("/new")
    @Needs(Role.LEAD)
    ModelAndView blank(@RequestParam(defaultValue = "") String call) {
        PolicyForm form = Targets.parse(call)
                .flatMap(target ->
                        Optional.ofNullable(targets.names().get(target)).map(name -> PolicyForm.calling(target, name)))
                .orElseGet(PolicyForm::blank);
        return new Screen("escalation/policy", screens.fresh(form, List.of()));
    }

    @PostMapping
    @Needs(Role.LEAD)
    ModelAndView create(@RequestParam Map<String, String> fields) {
        PolicyForm form = PolicyForm.typed(fields);
        String deed = fields.getOrDefault("deed", SAVE);
        if (!deed.equals(SAVE)) {
            return new Screen("escalation/policy", screens.fresh(form.after(deed), List.of()));
        }
        try {
            Policy created = policies.create(form.name(), form.steps(), form.times(), viewer(), now());
            return Screen.goTo(path(created.id()), "Created " + created.name() + ".", "");
        } catch (Refused refused) {
            return new Screen("escalation/policy", screens.fresh(form, refused.problems())).refused();
        }
    }

    /** {@code at} is a local time of who looks, for the rehearsal, now when it is empty; {@code priority} P1 to P5. What is neither is said beside the field and kept. */
    @GetMapping("/{id}")
    ModelAndView policy(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "P1") String priority) {
        Policy policy = find(id);
        try {
            int presses = Limits.priority(priority, PRIORITY);
            return new Screen(
                    "escalation/policy", screens.kept(policy, PolicyForm.of(policy), List.of(), moment(at), presses));
        } catch (Refused refused) {
            Form looked = Form.refused(Map.of(AT, at, PRIORITY, priority), refused);
            return new Screen("escalation/policy", screens.kept(policy, looked)).refused();
        }
    }

    @PostMapping("/{id}")
    @Needs(Role.LEAD)
    ModelAndView change(@PathVariable String id, @RequestParam Map<String, String> fields) {
        Policy policy = find(id);
        PolicyForm form = PolicyForm.typed(fields);
        String deed = fields.getOrDefault("deed", SAVE);
        if (!deed.equals(SAVE)) {
            return new Screen("escalation/policy", screens.kept(policy, form.after(deed), List.of(), now(), 1));
        }
        try {
            policies.change(policy.id(), form.name(), form.steps(), form.times(), viewer(), now());
            return Screen.goTo(path(policy.id()), "Kept. Pages that run go on as they began.", "");
        } catch (Refused refused) {
            return new Screen("escalation/policy", screens.kept(policy, form, refused.problems(), now(), 1)).refused();
        }
    }

    /** Lets a service page by it; undone by going back to the policy from before. */
    @PostMapping("/{id}/services")
    @Needs(Role.LEAD)
    ModelAndView wake(@PathVariable String id, @RequestParam(defaultValue = "") String service) {
        Policy policy = find(id);
        Service before = services.findBySlug(service).orElseThrow(() -> new NotFound("no service " + service));
        services.pageBy(before.id(), policy.id().value(), viewer(), now());
        String undo = before.policy().stream()
                .filter(old -> old != policy.id().value())
                .mapToObj(old -> path(new PolicyId(old)) + "/services?service=" + before.slug())
                .findFirst()
                .orElse("");
        return Screen.goTo(path(policy.id()), before.name() + " pages by " + policy.name() + " now.", undo);
    }

    private Policy find(String id) {
        return PolicyId.parse(id).flatMap(policies::find).orElseThrow(() -> new NotFound("no policy " + id));
    }

    private Instant moment(String local) {
        if (local.isBlank()) {
            return now();
        }
        Instant at = WallTime.typed(AT, local, zone());
        if (Duration.between(now(), at).abs().compareTo(FARTHEST) > 0) {
            throw Refused.invalid(AT, "Choose a time within a year from now.");
        }
        return at;
    }

    static String path(PolicyId id) {
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
