package org.nightdesk.authoring;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nightdesk.authoring.screen.FormScreen;
import org.nightdesk.authoring.screen.PartScreen;
import org.nightdesk.authoring.screen.TextScreen;
import org.nightdesk.people.Viewers;
import org.nightdesk.playbook.Draft;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A playbook is written by forms here, part by part; the text stays what its writer made it, comments and order too. */
@Controller
@Needs(Role.LEAD)
class FormPages {

    private static final String ONE = PlaybookPages.PATH + "/{id:pb_[0-9]+}";
    private static final String FORM = ONE + "/form";
    private static final String STEP = FORM + "/steps/{step:[0-9]+}";
    private static final String PARAMETER = FORM + "/parameters/{parameter:[A-Za-z0-9_-]+}";

    private final Playbooks playbooks;
    private final Viewers viewers;
    private final InstantSource clock;

    FormPages(Playbooks playbooks, Viewers viewers, InstantSource clock) {
        this.playbooks = playbooks;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping(FORM)
    ModelAndView form(@PathVariable String id) {
        Draft draft = draft(id);
        try {
            return outline(draft, Form.blank());
        } catch (Refused unreadable) {
            return Screen.goTo(
                    draft.id().path() + "/text", "It is no YAML as it stands. Put it right as text first.", "");
        }
    }

    private Draft draft(String id) {
        return playbooks.draft(PlaybookId.of(id), viewers.current());
    }

    private YamlText yaml(Draft draft) {
        return YamlText.of(TextPages.written(playbooks, draft, viewers.current()));
    }

    private Screen outline(Draft draft, Form form) {
        YamlText yaml = yaml(draft);
        String at = draft.id().path() + "/form";
        List<String> names = yaml.keys(List.of("parameters"));
        List<FormScreen.Line> parameters = IntStream.range(0, names.size())
                .mapToObj(i -> new FormScreen.Line(
                        at + "/parameters/" + names.get(i),
                        names.get(i),
                        said(TYPES, yaml.value(List.of("parameters", names.get(i), "type"))),
                        i == 0,
                        i == names.size() - 1))
                .toList();
        return new Screen(
                "authoring/form",
                new FormScreen(
                        draft.id().path(),
                        draft.name(),
                        draft.number(),
                        draft.version(),
                        form,
                        Wrongs.of(yaml.text()),
                        parameters,
                        steps(yaml, at),
                        TYPES,
                        KINDS));
    }

    private static final Map<String, String> TYPES = Choices.of(
            "text",
            "A text",
            "number",
            "A number",
            "choice",
            "One of some words",
            "yes-no",
            "Yes or no",
            "date",
            "A day",
            "target",
            "An installation",
            "targets",
            "Installations",
            "picked",
            "Picked from a report or a setting",
            "secret",
            "A secret, by its name");

    private static final Map<String, String> KINDS = Choices.of(
            "step",
            "Act: look, do, verify",
            "manual",
            "Done by a person",
            "wait",
            "Wait until",
            "ask",
            "Ask a person",
            "call",
            "Run another playbook",
            "pause",
            "Pause: everybody looks");

    private static String said(Map<String, String> words, String word) {
        return words.getOrDefault(word, word);
    }

    private static List<FormScreen.Line> steps(YamlText yaml, String at) {
        int size = yaml.size(List.of("steps"));
        List<FormScreen.Line> steps = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<String> path = List.of("steps", Integer.toString(i));
            String kind = Part.kind(yaml, i).orElse("");
            String says = yaml.value(List.of("steps", path.getLast(), "says"));
            String name = yaml.value(List.of("steps", path.getLast(), kind));
            steps.add(new FormScreen.Line(
                    at + "/steps/" + i, says.isEmpty() ? name : says, said(KINDS, kind), i == 0, i == size - 1));
        }
        return steps;
    }

    @GetMapping(FORM + "/head")
    ModelAndView head(@PathVariable String id) {
        Draft draft = draft(id);
        return part(draft, "head", "", Part.head(yaml(draft)), Form.blank());
    }

    @PostMapping(FORM + "/head")
    ModelAndView head(@PathVariable String id, @RequestParam Map<String, String> typed) {
        return kept(id, "head", "", typed, Part::head);
    }

    @GetMapping(PARAMETER)
    ModelAndView parameter(@PathVariable String id, @PathVariable String parameter) {
        Draft draft = draft(id);
        return part(
                draft,
                "parameters/" + parameter,
                "parameters." + parameter,
                Part.parameter(yaml(draft), parameter),
                Form.blank());
    }

    @PostMapping(PARAMETER)
    ModelAndView parameter(
            @PathVariable String id, @PathVariable String parameter, @RequestParam Map<String, String> typed) {
        return kept(
                id,
                "parameters/" + parameter,
                "parameters." + parameter,
                typed,
                yaml -> Part.parameter(yaml, parameter));
    }

    @GetMapping(STEP)
    ModelAndView step(@PathVariable String id, @PathVariable int step) {
        Draft draft = draft(id);
        return part(draft, "steps/" + step, "steps[" + step + "]", Part.step(yaml(draft), step), Form.blank());
    }

    @PostMapping(STEP)
    ModelAndView step(@PathVariable String id, @PathVariable int step, @RequestParam Map<String, String> typed) {
        return kept(id, "steps/" + step, "steps[" + step + "]", typed, yaml -> Part.step(yaml, step));
    }

    private Screen part(Draft draft, String at, String field, Part part, Form form) {
        List<TextScreen.Wrong> wrongs = Wrongs.of(yaml(draft).text()).stream()
                .filter(wrong -> field.isEmpty()
                        ? !wrong.field().matches("(parameters|steps)[.\\[].*")
                        : wrong.field().startsWith(field))
                .toList();
        return new Screen(
                "authoring/part",
                new PartScreen(
                        draft.id().path(),
                        draft.id().path() + "/form/" + at,
                        draft.name(),
                        part.title(),
                        form.values().isEmpty() ? draft.number() : TextPages.number(form.values()),
                        !field.isEmpty(),
                        form.others(List.of()),
                        wrongs,
                        part.fieldsets(form.values())));
    }

    private ModelAndView kept(
            String id, String at, String field, Map<String, String> typed, Function<YamlText, Part> open) {
        Draft draft = draft(id);
        Part part = open.apply(yaml(draft));
        try {
            keep(draft, part.applied(typed), TextPages.number(typed));
            boolean further = typed.getOrDefault("do", "").equals("on");
            return Screen.goTo(draft.id().path() + "/form" + (further ? "/" + at : ""), "Kept as a draft.", "");
        } catch (Refused refused) {
            return part(draft, at, field, part, Form.refused(typed, refused)).refused();
        }
    }

    private void keep(Draft draft, YamlText yaml, int number) {
        playbooks.keep(draft.id(), yaml.text(), number, viewers.current(), clock.instant());
    }

    @PostMapping(FORM + "/parameters")
    ModelAndView addParameter(@PathVariable String id, @RequestParam Map<String, String> typed) {
        String name = typed.getOrDefault("parameter", "").strip();
        String type = TYPES.containsKey(typed.getOrDefault("type", "")) ? typed.getOrDefault("type", "") : "text";
        return changed(id, typed, "/parameters/" + name, yaml -> {
            if (!name.matches("[a-z][a-z0-9_]{0,39}")
                    || yaml.keys(List.of("parameters")).contains(name)) {
                throw Refused.invalid(
                        "parameter",
                        "Choose a name that is not taken: small letters, digits and _, such as new_value.");
            }
            return new Splice(yaml).block(List.of("parameters"), name, "type: " + type, List.of());
        });
    }

    @PostMapping(FORM + "/steps")
    ModelAndView addStep(@PathVariable String id, @RequestParam Map<String, String> typed) {
        String name = typed.getOrDefault("step", "").strip();
        String kind = KINDS.containsKey(typed.getOrDefault("kind", "")) ? typed.getOrDefault("kind", "") : "manual";
        int last = yaml(draft(id)).size(List.of("steps"));
        return changed(id, typed, "/steps/" + last, yaml -> {
            if (!name.matches("[a-z][a-z0-9-]{0,59}")) {
                throw Refused.invalid("step", "Give it a name of small letters, digits and -, such as set-limit.");
            }
            return new Splice(yaml).appended("steps", "- " + kind + ": " + name);
        });
    }

    @PostMapping(PARAMETER + "/removal")
    ModelAndView removeParameter(
            @PathVariable String id, @PathVariable String parameter, @RequestParam Map<String, String> typed) {
        return changed(id, typed, "", yaml -> new Splice(yaml).block(List.of("parameters"), parameter, "", List.of()));
    }

    @PostMapping(STEP + "/removal")
    ModelAndView removeStep(@PathVariable String id, @PathVariable int step, @RequestParam Map<String, String> typed) {
        return changed(id, typed, "", yaml -> new Splice(yaml).dropped("steps", step));
    }

    @PostMapping(STEP + "/down")
    ModelAndView down(@PathVariable String id, @PathVariable int step, @RequestParam Map<String, String> typed) {
        return changed(id, typed, "", yaml -> new Splice(yaml).swapped("steps", step));
    }

    @PostMapping(STEP + "/up")
    ModelAndView up(@PathVariable String id, @PathVariable int step, @RequestParam Map<String, String> typed) {
        return changed(id, typed, "", yaml -> new Splice(yaml).swapped("steps", step - 1));
    }

    private ModelAndView changed(
            String id, Map<String, String> typed, String next, Function<YamlText, YamlText> change) {
        Draft draft = draft(id);
        try {
            keep(draft, change.apply(yaml(draft)), TextPages.number(typed));
            return Screen.goTo(draft.id().path() + "/form" + next);
        } catch (Refused refused) {
            return outline(draft, Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping(FORM + "/publication")
    ModelAndView publish(@PathVariable String id, @RequestParam Map<String, String> typed) {
        Draft draft = draft(id);
        Viewer viewer = viewers.current();
        try {
            PlaybookVersion version = playbooks.publish(
                    draft.id(),
                    yaml(draft).text(),
                    typed.getOrDefault("note", ""),
                    TextPages.number(typed),
                    viewer,
                    clock.instant());
            return Screen.goTo(draft.id().path(), "Published " + version.title() + ".", "");
        } catch (Refused refused) {
            return outline(draft, Form.refused(typed, refused)).refused();
        }
    }
}
