package org.nightdesk.template;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.people.Viewers;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.template.screen.TemplatesScreen;
import org.nightdesk.template.screen.TemplatesScreen.Line;
import org.nightdesk.template.screen.TemplatesScreen.Word;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where templates are read and written. */
@Controller
class TemplatePages {

    private static final String PATH = "/templates";

    private final Templates templates;
    private final Teams teams;
    private final Viewers viewers;
    private final InstantSource clock;

    TemplatePages(Templates templates, Teams teams, Viewers viewers, InstantSource clock) {
        this.templates = templates;
        this.teams = teams;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView list() {
        return screen(PATH, "New template", Form.of(Map.of("language", "en")));
    }

    @GetMapping(PATH + "/{id:[0-9]+}")
    ModelAndView show(@PathVariable long id) {
        Template template = templates.template(id, viewers.current());
        return screen(PATH + "/" + id, template.name(), Form.of(values(template)));
    }

    @PostMapping(PATH)
    @Needs(Role.LEAD)
    ModelAndView create(@RequestParam Map<String, String> typed) {
        return save(PATH, "New template", typed, draft -> templates.create(draft, viewers.current(), clock.instant()));
    }

    @PostMapping(PATH + "/{id:[0-9]+}")
    @Needs(Role.LEAD)
    ModelAndView change(@PathVariable long id, @RequestParam Map<String, String> typed) {
        return save(
                PATH + "/" + id,
                typed.getOrDefault("name", ""),
                typed,
                draft -> templates.change(id, draft, viewers.current(), clock.instant()));
    }

    @PostMapping(PATH + "/{id:[0-9]+}/removal")
    @Needs(Role.LEAD)
    ModelAndView remove(@PathVariable long id) {
        templates.remove(id, viewers.current(), clock.instant());
        return Screen.goTo(PATH, "Removed.", "");
    }

    private ModelAndView save(
            String path, String heading, Map<String, String> typed, Function<TemplateDraft, Template> verb) {
        try {
            Template kept = verb.apply(draft(typed));
            return Screen.goTo(PATH, "Kept " + kept.name() + ".", "");
        } catch (Refused refused) {
            return screen(path, heading, Form.refused(typed, refused)).refused();
        }
    }

    private Screen screen(String path, String heading, Form form) {
        Viewer viewer = viewers.current();
        Map<TeamId, String> names = teams.names();
        Map<String, String> choices = new LinkedHashMap<>(Map.of("", "Everybody"));
        names.forEach((id, name) -> choices.put(Long.toString(id.value()), name));
        return new Screen(
                "template/templates",
                new TemplatesScreen(
                        templates.of(viewer).stream()
                                .map(one -> new Line(
                                        PATH + "/" + one.id(),
                                        one.name(),
                                        one.language(),
                                        one.team().map(names::get).orElse(""),
                                        one.holding().map(Waiting::spoken).orElse(""),
                                        one.body()))
                                .toList(),
                        viewer.may(Role.LEAD) ? path : "",
                        heading,
                        form,
                        choices,
                        Arrays.stream(Variable.values())
                                .map(one -> new Word(one.written(), one.meaning()))
                                .toList()));
    }

    private static Map<String, String> values(Template template) {
        return Map.of(
                "name", template.name(),
                "language", template.language(),
                "team", template.team().map(id -> Long.toString(id.value())).orElse(""),
                "holding", template.holding().map(Waiting::word).orElse(""),
                "body", template.body());
    }

    private static TemplateDraft draft(Map<String, String> typed) {
        return new TemplateDraft(
                Optional.ofNullable(typed.get("team"))
                        .filter(id -> id.matches("\\d{1,15}"))
                        .map(id -> new TeamId(Long.parseLong(id))),
                typed.getOrDefault("name", ""),
                typed.getOrDefault("language", "en"),
                Optional.ofNullable(typed.get("holding"))
                        .filter(word -> !word.isEmpty())
                        .map(word -> Waiting.of("holding", word)),
                typed.getOrDefault("body", ""));
    }
}
