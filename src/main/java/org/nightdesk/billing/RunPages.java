package org.nightdesk.billing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One version of a month, and each customer's lines in it, where they are approved. */
@Controller("billingRunPages")
@Needs(Role.REQUESTER)
class RunPages {

    private static final String PATH = BillingPages.PATH + "/runs/{id:[0-9]+}";

    private final BillingRuns runs;
    private final Approvals approvals;
    private final Findings findings;
    private final RunScreens screens;
    private final Viewers viewers;
    private final InstantSource clock;

    RunPages(
            BillingRuns runs,
            Approvals approvals,
            Findings findings,
            RunScreens screens,
            Viewers viewers,
            InstantSource clock) {
        this.runs = runs;
        this.approvals = approvals;
        this.findings = findings;
        this.screens = screens;
        this.viewers = viewers;
        this.clock = clock;
    }

    static String path(BillingRun run) {
        return BillingPages.PATH + "/runs/" + run.id();
    }

    static String path(BillingRun run, String customer) {
        return path(run) + "/customer?name=" + URLEncoder.encode(customer, StandardCharsets.UTF_8);
    }

    @GetMapping(PATH)
    ModelAndView show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String waiting,
            @RequestParam(defaultValue = "0") int from) {
        return run(id, new RunScreens.Look(q.strip(), !waiting.isEmpty(), Math.max(0, from)), Form.blank());
    }

    private Screen run(long id, RunScreens.Look look, Form form) {
        Viewer viewer = viewers.current();
        return new Screen("billing/run", screens.run(runs.run(id, viewer), look, form, viewer, clock.instant()));
    }

    @PostMapping(PATH + "/acceptances")
    @Needs(Role.AGENT)
    ModelAndView accept(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed) {
        List<String> ticked = typed.getOrDefault("finding", List.of());
        try {
            BillingRun run = findings.accept(
                    id,
                    ticked.stream()
                            .filter(number -> number.matches("\\d{1,9}"))
                            .map(Integer::valueOf)
                            .toList(),
                    typed.getOrDefault("reason", List.of("")).getFirst(),
                    viewers.current(),
                    clock.instant());
            return Screen.goTo(path(run), run.signed().isPresent() ? "Accepted, and signed off." : "Accepted.", "");
        } catch (Refused refused) {
            Map<String, String> kept = new HashMap<>(typed.toSingleValueMap());
            ticked.forEach(number -> kept.put("finding-" + number, "on"));
            return run(id, new RunScreens.Look("", false, 0), Form.refused(kept, refused))
                    .refused();
        }
    }

    @GetMapping(PATH + "/customer")
    ModelAndView part(@PathVariable long id, @RequestParam(defaultValue = "") String name) {
        return part(id, name, Form.blank());
    }

    @PostMapping(PATH + "/approval")
    ModelAndView approve(@PathVariable long id, @RequestParam Map<String, String> typed) {
        String name = typed.getOrDefault("name", "");
        try {
            BillingRun run =
                    approvals.approve(id, name, typed.getOrDefault("sha256", ""), viewers.current(), clock.instant());
            return Screen.goTo(
                    path(run),
                    run.signed().isPresent() ? "All have approved: signed off." : name + " is approved.",
                    "");
        } catch (Refused refused) {
            return part(id, name, Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping(PATH + "/comments")
    ModelAndView comment(@PathVariable long id, @RequestParam Map<String, String> typed) {
        String name = typed.getOrDefault("name", "");
        try {
            approvals.comment(id, name, typed.getOrDefault("text", ""), viewers.current(), clock.instant());
            return Screen.goTo(path(runs.run(id, viewers.current()), name), "Said.", "");
        } catch (Refused refused) {
            return part(id, name, Form.refused(typed, refused)).refused();
        }
    }

    private Screen part(long id, String customer, Form form) {
        Viewer viewer = viewers.current();
        return new Screen("billing/part", screens.part(runs.run(id, viewer), customer, form, viewer, clock.instant()));
    }
}
