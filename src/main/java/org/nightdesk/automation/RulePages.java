package org.nightdesk.automation;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nightdesk.automation.screen.RulesScreen;
import org.nightdesk.automation.screen.RulesScreen.Begin;
import org.nightdesk.automation.screen.RulesScreen.Line;
import org.nightdesk.automation.screen.RulesScreen.Met;
import org.nightdesk.automation.screen.TrialScreen;
import org.nightdesk.automation.screen.TrialScreen.Match;
import org.nightdesk.desk.TicketId;
import org.nightdesk.macro.Step;
import org.nightdesk.people.Viewers;
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
import org.springframework.web.util.UriUtils;

/** Where rules are read, written, tried and switched off. */
@Controller
@RequestMapping("/rules")
class RulePages {

    private static final String PATH = "/rules";
    private static final int LAST = 30;

    private final Rules rules;
    private final Viewers viewers;
    private final InstantSource clock;

    RulePages(Rules rules, Viewers viewers, InstantSource clock) {
        this.rules = rules;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem rulesItem() {
        return new MenuItem(MenuItem.Section.DESK, 50, "Rules", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String start) {
        Form form = Starter.ALL.stream()
                .map(Starter::draft)
                .filter(draft -> draft.name().equals(start))
                .findFirst()
                .map(draft -> Form.of(values(draft)))
                .orElseGet(() -> Form.of(Map.of("most", "3")));
        return screen(PATH, "New rule", form, List.of());
    }

    @GetMapping("/{id:[0-9]+}")
    ModelAndView show(@PathVariable long id) {
        Rule rule = rules.rule(id, viewers.current());
        return screen(PATH + "/" + id, rule.name(), Form.of(values(rule.draft())), runs(id));
    }

    @GetMapping("/{id:[0-9]+}/trial")
    ModelAndView tryOut(@PathVariable long id) {
        Viewer viewer = viewers.current();
        return new Screen(
                "automation/trial",
                new TrialScreen(
                        rules.rule(id, viewer).name(),
                        PATH + "/" + id,
                        rules.tryOut(id, viewer, clock.instant()).stream()
                                .map(trial -> new Match(
                                        trial.ticket().number(),
                                        trial.ticket().title(),
                                        trial.lines(),
                                        trial.refusal()))
                                .toList()));
    }

    @PostMapping
    @Needs(Role.LEAD)
    ModelAndView create(@RequestParam Map<String, String> typed) {
        return keep(
                PATH, "New rule", typed, List.of(), draft -> rules.create(draft, viewers.current(), clock.instant()));
    }

    @PostMapping("/{id:[0-9]+}")
    @Needs(Role.LEAD)
    ModelAndView change(@PathVariable long id, @RequestParam Map<String, String> typed) {
        return keep(
                PATH + "/" + id,
                "Change the rule",
                typed,
                runs(id),
                draft -> rules.change(id, draft, viewers.current(), clock.instant()));
    }

    @PostMapping("/{id:[0-9]+}/active")
    @Needs(Role.LEAD)
    ModelAndView turn(@PathVariable long id, @RequestParam boolean on) {
        Rule rule = rules.turn(id, on, viewers.current(), clock.instant());
        return Screen.goTo(PATH, rule.name() + (on ? " is on." : " is off."), "");
    }

    @PostMapping("/{id:[0-9]+}/raise")
    @Needs(Role.LEAD)
    ModelAndView raise(@PathVariable long id) {
        rules.raise(id, viewers.current(), clock.instant());
        return Screen.goTo(PATH);
    }

    @PostMapping("/{id:[0-9]+}/removal")
    @Needs(Role.LEAD)
    ModelAndView remove(@PathVariable long id) {
        rules.remove(id, viewers.current(), clock.instant());
        return Screen.goTo(PATH, "Removed.", "");
    }

    private ModelAndView keep(
            String path, String heading, Map<String, String> typed, List<Met> runs, Function<RuleDraft, Rule> verb) {
        try {
            Rule kept = verb.apply(draft(typed));
            return Screen.goTo(PATH + "/" + kept.id(), "Kept " + kept.name() + ".", "");
        } catch (Refused refused) {
            return screen(path, heading, Form.refused(typed, refused), runs).refused();
        }
    }

    private Screen screen(String path, String heading, Form form, List<Met> runs) {
        Viewer viewer = viewers.current();
        Map<Long, Integer> matches = rules.matches();
        Map<String, String> events = new LinkedHashMap<>();
        Arrays.stream(Event.values()).forEach(event -> events.put(event.word(), event.spoken()));
        List<Line> kept = rules.all(viewer).stream()
                .map(rule -> line(rule, matches.getOrDefault(rule.id(), 0)))
                .toList();
        return new Screen(
                "automation/rules",
                new RulesScreen(
                        kept,
                        viewer.may(Role.LEAD) ? path : "",
                        heading,
                        form,
                        path.equals(PATH) ? begins(kept) : List.of(),
                        events,
                        runs));
    }

    private static List<Begin> begins(List<Line> kept) {
        List<String> names = kept.stream().map(Line::name).toList();
        return Starter.ALL.stream()
                .map(starter -> starter.draft().name())
                .filter(name -> !names.contains(name))
                .map(name ->
                        new Begin(PATH + "?start=" + UriUtils.encodeQueryParam(name, StandardCharsets.UTF_8), name))
                .toList();
    }

    private List<Met> runs(long id) {
        List<Run> last = rules.runs(id, LAST, viewers.current());
        Map<TicketId, String> numbers = rules.numbers(last, viewers.current());
        return last.stream()
                .filter(run -> numbers.containsKey(run.ticket()))
                .map(run -> new Met(
                        numbers.getOrDefault(run.ticket(), ""),
                        run.outcome(),
                        run.reason(),
                        run.outcome().equals("done"),
                        run.at()))
                .toList();
    }

    private static Line line(Rule rule, int matches) {
        RuleDraft draft = rule.draft();
        String after = draft.event() == Event.STILL ? " (" + draft.minutes() + " minutes)" : "";
        String only = draft.words().isEmpty() ? "" : ", if it is " + draft.words();
        return new Line(
                PATH + "/" + rule.id(),
                rule.name(),
                rule.active(),
                draft.event().spoken() + after + only,
                Step.lines(draft.steps()),
                matches,
                rule.problem());
    }

    private static Map<String, String> values(RuleDraft draft) {
        return Map.of(
                "name", draft.name(),
                "event", draft.event().word(),
                "minutes", draft.minutes() == 0 ? "" : Integer.toString(draft.minutes()),
                "words", draft.words(),
                "steps", String.join("\n", Step.lines(draft.steps())),
                "most", Integer.toString(draft.most()));
    }

    private static RuleDraft draft(Map<String, String> typed) {
        return new RuleDraft(
                typed.getOrDefault("name", ""),
                Event.of(typed.getOrDefault("event", "")),
                number(typed, "minutes"),
                typed.getOrDefault("words", ""),
                Step.parseAll(typed.getOrDefault("steps", "").lines().toList()),
                number(typed, "most"));
    }

    private static int number(Map<String, String> typed, String field) {
        return Optional.ofNullable(typed.get(field))
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,7}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
