package org.nightdesk.execution;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.playbook.Parameter;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a plan is made, looked at, approved and begun. */
@Controller
class PlanPages {

    private static final String ONE = "/playbooks/plans/{id}";
    private static final String MAKE = "/playbooks/{id}/plan";

    private final Plans plans;
    private final Planner planner;
    private final PlanForms forms;
    private final Executions executions;
    private final Playbooks playbooks;
    private final People people;
    private final Viewers viewers;
    private final InstantSource clock;

    PlanPages(
            Plans plans,
            Planner planner,
            PlanForms forms,
            Executions executions,
            Playbooks playbooks,
            People people,
            Viewers viewers,
            InstantSource clock) {
        this.plans = plans;
        this.planner = planner;
        this.forms = forms;
        this.executions = executions;
        this.playbooks = playbooks;
        this.people = people;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(MAKE)
    ModelAndView ask(@PathVariable String id, @RequestParam Map<String, String> given) {
        return new Screen("execution/planform", forms.show(version(id), Form.of(given), viewers.current()));
    }

    @PostMapping(MAKE)
    ModelAndView make(@PathVariable String id, @RequestParam Map<String, String> typed) {
        PlaybookVersion version = version(id);
        Viewer viewer = viewers.current();
        try {
            KeptPlan plan = planner.plan(
                    version,
                    forms.values(version, typed),
                    typed.getOrDefault("reason", ""),
                    typed.getOrDefault("ticket", "").strip(),
                    viewer,
                    clock.instant());
            return Screen.goTo(plan.id().path(), "Planned. Nothing was changed yet.", "");
        } catch (Refused refused) {
            return new Screen("execution/planform", forms.show(version, forms.refused(typed, refused), viewer))
                    .refused();
        }
    }

    private PlaybookVersion version(String id) {
        return playbooks.newest(PlaybookId.of(id), viewers.current());
    }

    @GetMapping(ONE)
    ModelAndView show(@PathVariable String id) {
        return screen(id(id), Form.blank());
    }

    @PostMapping(ONE + "/approval")
    ModelAndView approve(@PathVariable String id, @RequestParam Map<String, String> typed) {
        return done(id, typed, (viewer, now) -> {
            plans.approve(id(id), typed.getOrDefault("sha256", ""), typed.getOrDefault("word", ""), viewer, now);
            return Screen.goTo(id(id).path(), "Approved.", "");
        });
    }

    @PostMapping(ONE + "/declination")
    ModelAndView decline(@PathVariable String id, @RequestParam Map<String, String> typed) {
        return done(id, typed, (viewer, now) -> {
            plans.decline(id(id), typed.getOrDefault("sha256", ""), typed.getOrDefault("no", ""), viewer, now);
            return Screen.goTo(id(id).path(), "Declined.", "");
        });
    }

    @PostMapping(ONE + "/run")
    ModelAndView begin(@PathVariable String id, @RequestParam Map<String, String> typed) {
        return done(id, typed, (viewer, now) -> {
            Execution begun = executions.begin(
                    id(id), typed.getOrDefault("typed", ""), typed.getOrDefault("emergency", ""), viewer, now);
            return Screen.goTo(begun.id().path(), "Begun.", "");
        });
    }

    private interface Verb {
        ModelAndView by(Viewer viewer, Instant now);
    }

    private ModelAndView done(String id, Map<String, String> typed, Verb verb) {
        try {
            return verb.by(viewers.current(), clock.instant());
        } catch (Refused refused) {
            return screen(id(id), refused(typed, refused)).refused();
        }
    }

    // Yes and no have a word each.
    private static Form refused(Map<String, String> typed, Refused refused) {
        if (!typed.containsKey("no")) {
            return Form.refused(typed, refused);
        }
        return new Form(
                typed,
                refused.problems().stream()
                        .map(one -> one.field().equals("word") ? new Refused.Problem("no", one.reason()) : one)
                        .toList());
    }

    private Screen screen(PlanId id, Form form) {
        Viewer viewer = viewers.current();
        KeptPlan plan = plans.plan(id, viewer);
        List<Parameter> asked = playbooks
                .version(
                        PlaybookId.of(plan.plan().playbook().id()),
                        plan.plan().playbook().version(),
                        viewer)
                .playbook()
                .parameters();
        return new Screen(
                "execution/plan",
                PlanScreens.show(plan, asked, Plans.isOld(plan, clock.instant()), others(viewer), form, viewer));
    }

    private List<String> others(Viewer viewer) {
        return people.staff().stream()
                .filter(one -> one.role().atLeast(Role.AGENT) && !one.actor().equals(viewer.actor()))
                .map(Person::name)
                .toList();
    }

    static PlanId id(String text) {
        return PlanId.parse(text).orElseThrow(() -> new NotFound("plan " + text));
    }
}
