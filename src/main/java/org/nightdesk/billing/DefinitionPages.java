package org.nightdesk.billing;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nightdesk.billing.screen.DefinitionFormScreen;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.people.Viewers;
import org.nightdesk.report.ReportAnswers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.web.Choices;
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

/** Where leads write what is billed. */
@Controller("billingDefinitionPages")
@Needs(Role.LEAD)
class DefinitionPages {

    private static final String PATH = BillingPages.PATH;
    private static final String NEW = "New bill";

    private final Definitions definitions;
    private final ReportAnswers reports;
    private final Teams teams;
    private final Viewers viewers;
    private final InstantSource clock;

    DefinitionPages(Definitions definitions, ReportAnswers reports, Teams teams, Viewers viewers, InstantSource clock) {
        this.definitions = definitions;
        this.reports = reports;
        this.teams = teams;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(PATH + "/new")
    ModelAndView write() {
        return screen(
                PATH,
                NEW,
                true,
                Form.of(Map.of(
                        "currency",
                        "EUR",
                        "decimals",
                        "2",
                        "dueDay",
                        "5",
                        "dueTime",
                        "17:00",
                        "mostChange",
                        "30",
                        "zone",
                        viewers.zone().getId())));
    }

    @PostMapping(PATH)
    ModelAndView create(@RequestParam MultiValueMap<String, String> sent) {
        return save(
                PATH,
                NEW,
                true,
                typed(sent),
                draft -> definitions.create(draft, viewers.person().id(), viewers.current(), clock.instant()));
    }

    @GetMapping(PATH + "/{id:[0-9]+}/edit")
    ModelAndView edit(@PathVariable long id) {
        Definition definition = definitions.whole(id, viewers.current());
        return screen(PATH + "/" + id, definition.name(), false, Form.of(values(definition)));
    }

    @PostMapping(PATH + "/{id:[0-9]+}")
    ModelAndView change(@PathVariable long id, @RequestParam MultiValueMap<String, String> sent) {
        return save(
                PATH + "/" + id,
                definitions.whole(id, viewers.current()).name(),
                false,
                typed(sent),
                draft -> definitions.change(id, draft, viewers.current(), clock.instant()));
    }

    // What is ticked several times is one value here.
    private static Map<String, String> typed(MultiValueMap<String, String> sent) {
        Map<String, String> typed = new LinkedHashMap<>();
        sent.forEach((name, values) -> typed.put(name, String.join(",", values)));
        return typed;
    }

    private ModelAndView save(
            String at,
            String heading,
            boolean fresh,
            Map<String, String> typed,
            Function<DefinitionDraft, Definition> verb) {
        try {
            Definition kept = verb.apply(draft(typed));
            return Screen.goTo(PATH + "/" + kept.id(), "Kept " + kept.name() + ".", "");
        } catch (Refused refused) {
            return screen(at, heading, fresh, Form.refused(typed, refused)).refused();
        }
    }

    private Screen screen(String at, String heading, boolean fresh, Form form) {
        // What tells of our own database is billed by nobody, unless somebody does.
        List<String> chosen = List.of((form.value("reports") + "," + form.value("control")).split(","));
        Map<String, String> known = new LinkedHashMap<>();
        reports.of(viewers.current()).stream()
                .filter(one -> !one.builtIn() || chosen.contains(Long.toString(one.id())))
                .forEach(one -> known.put(Long.toString(one.id()), one.name()));
        Map<String, String> control = new LinkedHashMap<>(Map.of("", "No control sums"));
        control.putAll(known);
        Map<String, String> whose = new LinkedHashMap<>(Map.of("", "Me and leads"));
        teams.names().forEach((id, name) -> whose.put(Long.toString(id.value()), name));
        return new Screen(
                "billing/write",
                new DefinitionFormScreen(
                        at,
                        heading,
                        fresh,
                        form,
                        known,
                        control,
                        whose,
                        Choices.of(
                                "half-up", "Half up: 0.005 is 0.01",
                                "half-even", "Half even: 0.005 is 0.00, 0.015 is 0.02",
                                "up", "Always up",
                                "down", "Always down")));
    }

    private static Map<String, String> values(Definition definition) {
        Map<String, String> values = new LinkedHashMap<>();
        Definition.Terms terms = definition.terms();
        values.put("name", definition.name());
        values.put("description", definition.description());
        values.put(
                "team", definition.team().map(id -> Long.toString(id.value())).orElse(""));
        values.put("reports", terms.reports().stream().map(Object::toString).collect(Collectors.joining(",")));
        values.put("control", terms.control().map(Object::toString).orElse(""));
        values.put("prices", terms.prices());
        values.put(
                "mostChange",
                terms.mostChange()
                        .map(most -> most.stripTrailingZeros().toPlainString())
                        .orElse(""));
        values.put("dueDay", Integer.toString(terms.dueDay()));
        values.put("dueTime", terms.dueTime().toString());
        values.put("zone", terms.zone().getId());
        return values;
    }

    private static DefinitionDraft draft(Map<String, String> typed) {
        return new DefinitionDraft(
                typed.getOrDefault("name", ""),
                typed.getOrDefault("description", ""),
                Optional.of(typed.getOrDefault("team", ""))
                        .filter(text -> text.matches("[1-9]\\d{0,14}"))
                        .map(text -> new TeamId(Long.parseLong(text))),
                typed.getOrDefault("currency", ""),
                typed.getOrDefault("decimals", ""),
                typed.getOrDefault("rounding", "half-up"),
                typed.getOrDefault("reports", ""),
                typed.getOrDefault("control", ""),
                typed.getOrDefault("prices", ""),
                typed.getOrDefault("mostChange", ""),
                typed.getOrDefault("dueDay", ""),
                typed.getOrDefault("dueTime", ""),
                typed.getOrDefault("zone", ""));
    }
}
