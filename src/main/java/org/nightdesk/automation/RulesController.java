package org.nightdesk.automation;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.desk.TicketId;
import org.nightdesk.macro.Step;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/rules}: what is done by itself. */
@RestController
@RequestMapping("/api/v1/rules")
@Needs(Role.RESPONDER)
class RulesController {

    private static final int LAST = 100;
    private static final int OFTEN = 3;

    /** {@code event} is opened, changed, answered or still, which needs {@code afterMinutes}; {@code q} as in the search box. */
    record RuleBody(
            String name,
            String event,
            Optional<Integer> afterMinutes,
            Optional<String> q,
            List<String> steps,
            Optional<Integer> mostPerHour) {

        RuleDraft draft() {
            return new RuleDraft(
                    name,
                    Event.of(event),
                    afterMinutes.orElse(0),
                    q.orElse(""),
                    Step.parseAll(steps),
                    mostPerHour.orElse(OFTEN));
        }
    }

    record ActiveBody(boolean active) {}

    record RuleView(
            String id,
            String name,
            boolean active,
            String event,
            int afterMinutes,
            String q,
            List<String> steps,
            int mostPerHour,
            String problem) {

        static RuleView of(Rule rule) {
            RuleDraft draft = rule.draft();
            return new RuleView(
                    rule.text(),
                    draft.name(),
                    rule.active(),
                    draft.event().word(),
                    draft.minutes(),
                    draft.words(),
                    Step.lines(draft.steps()),
                    draft.most(),
                    rule.problem());
        }
    }

    /** {@code outcome} is done, unchanged, refused, failed or bounded. */
    record RuleRunView(String ticket, String outcome, String reason, Instant at) {}

    record TrialView(String ticket, List<String> lines, String refusal) {}

    record TrialsView(int tried, List<TrialView> matches) {}

    private final Rules rules;
    private final InstantSource clock;

    RulesController(Rules rules, InstantSource clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping
    Listed<RuleView> list(Window window, Viewer viewer) {
        return window.cut(rules.all(viewer), Rule::id, RuleView::of);
    }

    @GetMapping("/{id}")
    RuleView show(@PathVariable String id, Viewer viewer) {
        return RuleView.of(rules.rule(Rule.id(id), viewer));
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<RuleView> create(Viewer viewer, @RequestBody RuleBody body) {
        RuleView made = RuleView.of(rules.create(body.draft(), viewer, clock.instant()));
        return ResponseEntity.created(URI.create("/api/v1/rules/" + made.id())).body(made);
    }

    @PutMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    RuleView change(@PathVariable String id, Viewer viewer, @RequestBody RuleBody body) {
        return RuleView.of(rules.change(Rule.id(id), body.draft(), viewer, clock.instant()));
    }

    @PutMapping("/{id}/active")
    @Needs(Role.LEAD)
    @Summary("Switches it on or off.")
    @Transactional
    RuleView turn(@PathVariable String id, Viewer viewer, @RequestBody ActiveBody body) {
        return RuleView.of(rules.turn(Rule.id(id), body.active(), viewer, clock.instant()));
    }

    @DeleteMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<Void> remove(@PathVariable String id, Viewer viewer) {
        rules.remove(Rule.id(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{id}/runs")
    @Summary("The last hundred tickets it met, the newest first.")
    List<RuleRunView> runs(@PathVariable String id, Viewer viewer) {
        List<Run> last = rules.runs(Rule.id(id), LAST, viewer);
        Map<TicketId, String> numbers = rules.numbers(last, viewer);
        return last.stream()
                .filter(run -> numbers.containsKey(run.ticket()))
                .map(run ->
                        new RuleRunView(numbers.getOrDefault(run.ticket(), ""), run.outcome(), run.reason(), run.at()))
                .toList();
    }

    @GetMapping("/{id}/trial")
    @Summary("What it would do to those of the last hundred tickets that it matches; nothing is done.")
    TrialsView tryOut(@PathVariable String id, Viewer viewer) {
        return new TrialsView(
                LAST,
                rules.tryOut(Rule.id(id), viewer, clock.instant()).stream()
                        .map(trial -> new TrialView(trial.ticket().number(), trial.lines(), trial.refusal()))
                        .toList());
    }
}
