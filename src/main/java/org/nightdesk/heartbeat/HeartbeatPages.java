package org.nightdesk.heartbeat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.nightdesk.heartbeat.screen.HeartbeatsScreen;
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

/** Where heartbeats are looked at, made and changed. */
@Controller
@RequestMapping(HeartbeatPages.PATH)
class HeartbeatPages {

    static final String PATH = "/heartbeats";

    private static final String FROM_THE_NEWEST = "9223372036854775807";

    private final Heartbeats heartbeats;
    private final HeartbeatScreens screens;
    private final HeartbeatForm forms;
    private final InstantSource clock;

    HeartbeatPages(Heartbeats heartbeats, HeartbeatScreens screens, HeartbeatForm forms, InstantSource clock) {
        this.heartbeats = heartbeats;
        this.screens = screens;
        this.forms = forms;
        this.clock = clock;
    }

    static String path(Heartbeat heartbeat) {
        return PATH + "/" + heartbeat.id().text();
    }

    @Bean
    static MenuItem heartbeatsInMenu() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 75, "Heartbeats", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int from) {
        return new Screen("heartbeat/list", all(q, state, from, viewer));
    }

    /** What changes by itself. */
    @GetMapping("/list")
    ModelAndView listPart(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int from) {
        return new Screen("heartbeat/rows", all(q, state, from, viewer));
    }

    @GetMapping("/new")
    @Needs(Role.AGENT)
    ModelAndView write() {
        return fresh(Form.of(forms.usual()));
    }

    @PostMapping
    @Needs(Role.AGENT)
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            Heartbeat made = heartbeats.create(HeartbeatForm.draft(typed), viewer, now());
            return Screen.goTo(path(made), "Made. Now its job needs this address.", "");
        } catch (Refused refused) {
            return fresh(Form.refused(typed, refused)).refused();
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(
            @PathVariable String id,
            Viewer viewer,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = FROM_THE_NEWEST) long before) {
        return new Screen("heartbeat/one", screens.one(find(id), how, before, viewer, now()));
    }

    /** What changes by itself. */
    @GetMapping("/{id}/news")
    ModelAndView news(@PathVariable String id, Viewer viewer) {
        return new Screen("heartbeat/news", screens.one(find(id), "", Long.MAX_VALUE, viewer, now()));
    }

    @GetMapping("/{id}/edit")
    @Needs(Role.AGENT)
    ModelAndView edit(@PathVariable String id) {
        Heartbeat heartbeat = find(id);
        return changing(heartbeat, Form.of(forms.values(heartbeat)));
    }

    @PostMapping("/{id}")
    @Needs(Role.AGENT)
    ModelAndView change(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        Heartbeat heartbeat = find(id);
        try {
            heartbeats.change(heartbeat.id(), HeartbeatForm.draft(typed), viewer, now());
            return Screen.goTo(path(heartbeat), "Kept.", "");
        } catch (Refused refused) {
            return changing(heartbeat, Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping("/{id}/pause")
    @Needs(Role.AGENT)
    ModelAndView pause(@PathVariable String id, Viewer viewer) {
        Heartbeat paused = heartbeats.pause(find(id).id(), viewer, now());
        return Screen.goTo(path(paused), "Paused. Nobody waits for it.", path(paused) + "/resume");
    }

    @PostMapping("/{id}/resume")
    @Needs(Role.AGENT)
    ModelAndView resume(@PathVariable String id, Viewer viewer) {
        return Screen.goTo(path(heartbeats.resume(find(id).id(), viewer, now())), "It is waited for again.", "");
    }

    @PostMapping("/{id}/removal")
    @Needs(Role.AGENT)
    ModelAndView remove(@PathVariable String id, Viewer viewer) {
        heartbeats.remove(find(id).id(), viewer, now());
        return Screen.goTo(PATH, "Taken away. Its address is dead.", "");
    }

    private HeartbeatsScreen all(String words, String state, int from, Viewer viewer) {
        return screens.all(words, state, Math.max(0, from), viewer, now());
    }

    private Screen fresh(Form form) {
        return new Screen("heartbeat/write", forms.screen("What must call?", PATH, PATH, form));
    }

    private Screen changing(Heartbeat heartbeat, Form form) {
        String path = path(heartbeat);
        return new Screen("heartbeat/write", forms.screen("Change " + heartbeat.name(), path, path, form));
    }

    private Heartbeat find(String text) {
        return heartbeats.heartbeat(HeartbeatId.parse(text).orElseThrow(() -> new NotFound("heartbeat " + text)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
