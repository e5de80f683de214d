package org.nightdesk.macro;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.macro.screen.MacrosScreen;
import org.nightdesk.macro.screen.MacrosScreen.Begin;
import org.nightdesk.macro.screen.MacrosScreen.Line;
import org.nightdesk.macro.screen.MacrosScreen.Word;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** Where macros are read and written. */
@Controller
class MacroPages {

    private static final String PATH = "/macros";
    private static final List<Word> WORDS = Arrays.stream(Verb.values())
            .map(verb -> new Word(verb.word(), verb.value(), verb.meaning()))
            .toList();

    private final Macros macros;
    private final Viewers viewers;
    private final InstantSource clock;

    MacroPages(Macros macros, Viewers viewers, InstantSource clock) {
        this.macros = macros;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem macrosItem() {
        return new MenuItem(MenuItem.Section.DESK, 40, "Macros", PATH, Role.RESPONDER);
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(defaultValue = "") String start) {
        return screen(
                PATH,
                "New macro",
                Starter.ALL.stream()
                        .filter(starter -> starter.name().equals(start))
                        .findFirst()
                        .map(starter -> Form.of(starter.values()))
                        .orElseGet(Form::blank));
    }

    @GetMapping(PATH + "/{id:[0-9]+}")
    ModelAndView show(@PathVariable long id) {
        Macro macro = macros.macro(id, viewers.current());
        return screen(
                PATH + "/" + id,
                macro.name(),
                Form.of(Map.of("name", macro.name(), "steps", String.join("\n", Step.lines(macro.steps())))));
    }

    @PostMapping(PATH)
    @Needs(Role.LEAD)
    ModelAndView create(@RequestParam Map<String, String> typed) {
        return keep(PATH, Optional.empty(), typed);
    }

    @PostMapping(PATH + "/{id:[0-9]+}")
    @Needs(Role.LEAD)
    ModelAndView change(@PathVariable long id, @RequestParam Map<String, String> typed) {
        return keep(PATH + "/" + id, Optional.of(id), typed);
    }

    @PostMapping(PATH + "/{id:[0-9]+}/removal")
    @Needs(Role.LEAD)
    ModelAndView remove(@PathVariable long id) {
        macros.remove(id, viewers.current(), clock.instant());
        return Screen.goTo(PATH, "Removed.", "");
    }

    private ModelAndView keep(String path, Optional<Long> id, Map<String, String> typed) {
        String name = typed.getOrDefault("name", "");
        try {
            List<String> lines = typed.getOrDefault("steps", "").lines().toList();
            macros.keep(id, name, lines, viewers.current(), clock.instant());
            return Screen.goTo(PATH, "Kept " + name.strip() + ".", "");
        } catch (Refused refused) {
            return screen(path, name, Form.refused(typed, refused)).refused();
        }
    }

    private static List<Begin> begins(List<Line> kept) {
        List<String> names = kept.stream().map(Line::name).toList();
        return Starter.ALL.stream()
                .map(Starter::name)
                .filter(name -> !names.contains(name))
                .map(name ->
                        new Begin(PATH + "?start=" + UriUtils.encodeQueryParam(name, StandardCharsets.UTF_8), name))
                .toList();
    }

    private Screen screen(String path, String heading, Form form) {
        Viewer viewer = viewers.current();
        List<Line> kept = macros.all(viewer).stream()
                .map(macro -> new Line(PATH + "/" + macro.id(), macro.name(), Step.lines(macro.steps())))
                .toList();
        return new Screen(
                "macro/macros",
                new MacrosScreen(
                        kept,
                        viewer.may(Role.LEAD) ? path : "",
                        heading,
                        form,
                        path.equals(PATH) ? begins(kept) : List.of(),
                        WORDS));
    }
}
