package org.nightdesk.configuration;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.configuration.screen.DefinitionsScreen;
import org.nightdesk.configuration.screen.DefinitionsScreen.Line;
import org.nightdesk.configuration.screen.DefinitionsScreen.Source;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What can be set of a service, on a screen of its own. */
@Controller("settingDefinitionPages")
@RequestMapping("/services/{reference}")
class DefinitionPages {

    private static final Map<String, String> BLANK = Map.of("kind", "text", "seenBy", "responder");
    private static final Map<String, String> BLANK_SOURCE = Map.of("kind", "sql", "every", "60");

    private final Definitions definitions;
    private final SettingSources sources;
    private final Services services;
    private final InstantSource clock;

    DefinitionPages(Definitions definitions, SettingSources sources, Services services, InstantSource clock) {
        this.definitions = definitions;
        this.sources = sources;
        this.services = services;
        this.clock = clock;
    }

    /** What a verb makes of the page when it is refused. */
    private interface Verb {
        void run(Service service);
    }

    @GetMapping("/settings")
    ModelAndView list(@PathVariable String reference, Viewer viewer) {
        return screen(service(reference), Form.of(BLANK), "", Form.blank(), Form.of(BLANK_SOURCE), viewer);
    }

    @GetMapping("/settings/{key}")
    ModelAndView one(@PathVariable String reference, @PathVariable String key, Viewer viewer) {
        Service service = service(reference);
        Form form = Form.of(values(definitions.setting(service.id(), key)));
        return screen(service, form, key, Form.blank(), Form.of(BLANK_SOURCE), viewer);
    }

    @PostMapping("/settings")
    @Needs(Role.LEAD)
    ModelAndView create(@PathVariable String reference, Viewer viewer, @RequestParam Map<String, String> typed) {
        return setting(
                reference,
                "",
                typed,
                viewer,
                service -> definitions.create(service.id(), draft(typed), viewer, clock.instant()));
    }

    @PostMapping("/settings/{key}")
    @Needs(Role.LEAD)
    ModelAndView change(
            @PathVariable String reference,
            @PathVariable String key,
            Viewer viewer,
            @RequestParam Map<String, String> typed) {
        return setting(
                reference,
                key,
                typed,
                viewer,
                service -> definitions.change(service.id(), key, draft(typed), viewer, clock.instant()));
    }

    @PostMapping("/settings/{key}/retirement")
    @Needs(Role.LEAD)
    ModelAndView retire(@PathVariable String reference, @PathVariable String key, Viewer viewer) {
        Service service = service(reference);
        definitions.retire(service.id(), key, viewer, clock.instant());
        return Screen.goTo(path(service), key + " can be set no more.", "");
    }

    @PostMapping("/setting-pairs")
    @Needs(Role.LEAD)
    ModelAndView pair(@PathVariable String reference, Viewer viewer, @RequestParam Map<String, String> typed) {
        Service service = service(reference);
        String one = typed.getOrDefault("one", "");
        String other = typed.getOrDefault("other", "");
        try {
            if (typed.containsKey("part")) {
                definitions.part(service.id(), one, other, viewer, clock.instant());
            } else {
                Pair pair = new Pair(one, other, typed.getOrDefault("why", ""));
                definitions.pair(service.id(), pair, viewer, clock.instant());
            }
            return Screen.goTo(path(service), "Kept.", "");
        } catch (Refused refused) {
            return screen(service, Form.of(BLANK), "", Form.refused(typed, refused), Form.of(BLANK_SOURCE), viewer)
                    .refused();
        }
    }

    @PostMapping("/setting-sources")
    @Needs(Role.LEAD)
    ModelAndView source(@PathVariable String reference, Viewer viewer, @RequestParam Map<String, String> typed) {
        Service service = service(reference);
        try {
            sources.create(wanted(service, typed), viewer, clock.instant());
            return Screen.goTo(path(service), "It is read from now on.", "");
        } catch (Refused refused) {
            return screen(service, Form.of(BLANK), "", Form.blank(), Form.refused(typed, refused), viewer)
                    .refused();
        }
    }

    @PostMapping("/setting-sources/{id:[0-9]+}/removal")
    @Needs(Role.LEAD)
    ModelAndView removeSource(@PathVariable String reference, @PathVariable long id, Viewer viewer) {
        Service service = service(reference);
        sources.retire(service.id(), id, viewer, clock.instant());
        return Screen.goTo(path(service), "It is read by that no more.", "");
    }

    private ModelAndView setting(String reference, String key, Map<String, String> typed, Viewer viewer, Verb verb) {
        Service service = service(reference);
        try {
            verb.run(service);
            return Screen.goTo(path(service), "Kept " + typed.getOrDefault("key", "") + ".", "");
        } catch (Refused refused) {
            return screen(service, Form.refused(typed, refused), key, Form.blank(), Form.of(BLANK_SOURCE), viewer)
                    .refused();
        }
    }

    static SettingSource wanted(Service service, Map<String, String> typed) {
        String every = typed.getOrDefault("every", "").strip();
        return new SettingSource(
                0,
                service.id(),
                typed.getOrDefault("kind", ""),
                typed.getOrDefault("endpoint", "").strip(),
                typed.getOrDefault("ask", "").strip(),
                typed.getOrDefault("pointer", "").strip(),
                every.matches("[0-9]{1,5}") ? Integer.parseInt(every) : 0);
    }

    private static SettingDraft draft(Map<String, String> typed) {
        return new SettingDraft(
                typed.getOrDefault("key", ""),
                typed.getOrDefault("about", ""),
                typed.getOrDefault("kind", ""),
                typed.getOrDefault("least", ""),
                typed.getOrDefault("most", ""),
                typed.getOrDefault("choices", "").lines().toList(),
                typed.getOrDefault("unit", ""),
                typed.containsKey("sensitive"),
                typed.getOrDefault("seenBy", ""));
    }

    private static Map<String, String> values(Setting setting) {
        Map<String, String> values = new HashMap<>(Map.of(
                "key", setting.key(),
                "about", setting.about(),
                "kind", setting.kind().word(),
                "least", setting.least().map(one -> one.toPlainString()).orElse(""),
                "most", setting.most().map(one -> one.toPlainString()).orElse(""),
                "choices", String.join("\n", setting.choices()),
                "unit", setting.unit(),
                "seenBy", setting.seenBy().word()));
        if (setting.sensitive()) {
            values.put("sensitive", "on");
        }
        return values;
    }

    private Screen screen(Service service, Form form, String editing, Form pairForm, Form sourceForm, Viewer viewer) {
        String path = path(service);
        List<Setting> all = definitions.of(service.id());
        Map<String, String> keys = new LinkedHashMap<>();
        all.forEach(one -> keys.put(one.key(), one.key()));
        return new Screen(
                "configuration/definitions",
                new DefinitionsScreen(
                        service.name(),
                        "/services/" + service.slug(),
                        path,
                        all.stream()
                                .map(one -> new Line(
                                        path + "/" + one.key(),
                                        one.key(),
                                        one.about(),
                                        one.range(),
                                        one.seenBy().word(),
                                        one.sensitive()))
                                .toList(),
                        definitions.pairs(service.id()).stream()
                                .map(one -> new DefinitionsScreen.Pair(one.one(), one.other(), one.why()))
                                .toList(),
                        sources.of(service.id()).stream()
                                .map(one -> new Source(one.id(), one.said(), one.everyMinutes()))
                                .toList(),
                        keys,
                        form,
                        editing,
                        pairForm,
                        sourceForm,
                        viewer.may(Role.LEAD)));
    }

    private Service service(String reference) {
        return Optional.of(reference).flatMap(services::find).orElseThrow(() -> new NotFound("service " + reference));
    }

    static String path(Service service) {
        return "/services/" + service.slug() + "/settings";
    }
}
