package org.nightdesk.silence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.nightdesk.silence.FiringAlerts.Firing;
import org.nightdesk.silence.screen.SilencesScreen;
import org.nightdesk.silence.screen.SilencesScreen.Line;
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

/** Where silences are seen, made, extended and ended. */
@Controller
@RequestMapping(SilencePages.PATH)
class SilencePages {

    static final String PATH = "/silences";

    /** One that ends within it is said to end soon. */
    static final Duration SOON = Duration.ofHours(1);

    private static final Duration AHEAD = Duration.ofDays(400);
    private static final int PAST = 10;

    private final Silences silences;
    private final SilenceForm forms;
    private final FiringAlerts firing;
    private final InstantSource clock;

    SilencePages(Silences silences, SilenceForm forms, FiringAlerts firing, InstantSource clock) {
        this.silences = silences;
        this.forms = forms;
        this.firing = firing;
        this.clock = clock;
    }

    static String path(Silence silence) {
        return PATH + "/" + silence.id().text();
    }

    @Bean
    static MenuItem silencesInMenu() {
        return new MenuItem(MenuItem.Section.ON_CALL, 70, "Silences", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        Instant now = now();
        List<Firing> fires = firing.all();
        List<Line> lines = silences.between(now, now.plus(AHEAD)).stream()
                .map(one -> line(one, fires, viewer, now))
                .toList();
        return new Screen(
                "silence/list",
                new SilencesScreen(
                        sentence(lines),
                        lines,
                        silences.ended(now, PAST).stream()
                                .map(one -> line(one, List.of(), viewer, now))
                                .toList(),
                        viewer.may(Role.AGENT)));
    }

    /** {@code ticket}: what silences all alerts of this incident, ready to be kept. */
    @GetMapping("/new")
    @Needs(Role.AGENT)
    ModelAndView write(@RequestParam(defaultValue = "") String ticket) {
        return fresh(Form.of(forms.usual(ticket)));
    }

    /** What is typed, with what it is about; nothing is kept. */
    @PostMapping("/trial")
    @Needs(Role.AGENT)
    ModelAndView trial(@RequestParam Map<String, String> typed) {
        try {
            SilenceForm.matchers(typed.getOrDefault("matchers", ""));
            return fresh(Form.of(typed));
        } catch (Refused refused) {
            return fresh(Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping
    @Needs(Role.AGENT)
    ModelAndView make(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            Silence made = silences.make(forms.draft(typed, viewer, now()), viewer, now());
            return Screen.goTo(PATH, "Silenced. At the end what still fires pages.", path(made) + "/end");
        } catch (Refused refused) {
            return fresh(Form.refused(typed, refused)).refused();
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable String id, Viewer viewer) {
        Silence silence = find(id);
        return screen(silence, Form.of(forms.values(silence)), viewer);
    }

    @PostMapping("/{id}")
    @Needs(Role.AGENT)
    ModelAndView change(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        Silence silence = find(id);
        try {
            silences.change(silence.id(), forms.draft(typed, viewer, now()), viewer, now());
            return Screen.goTo(PATH, "Changed. What it holds waits until then.", "");
        } catch (Refused refused) {
            return screen(silence, Form.refused(typed, refused), viewer).refused();
        }
    }

    @PostMapping("/{id}/extension")
    @Needs(Role.AGENT)
    ModelAndView extend(@PathVariable String id, Viewer viewer) {
        try {
            silences.extend(find(id).id(), Duration.ofHours(1), viewer, now());
            return Screen.goTo(PATH, "It lasts an hour longer.", "");
        } catch (Refused late) {
            return Screen.goTo(PATH, late.problems().getFirst().reason(), "");
        }
    }

    @PostMapping("/{id}/end")
    @Needs(Role.AGENT)
    ModelAndView end(@PathVariable String id, Viewer viewer) {
        try {
            silences.end(find(id).id(), viewer, now());
            return Screen.goTo(PATH, "It is over. What still fires pages now.", "");
        } catch (Refused late) {
            return Screen.goTo(PATH, late.problems().getFirst().reason(), "");
        }
    }

    private Screen fresh(Form form) {
        return new Screen("silence/write", forms.screen("Which alerts wake nobody?", PATH, "", form));
    }

    private Screen screen(Silence silence, Form form, Viewer viewer) {
        boolean open = viewer.may(Role.AGENT) && !silence.over(now());
        String path = open ? path(silence) : "";
        return new Screen(
                "silence/write", forms.screen("Silence of " + silence.author(), path, open ? path + "/end" : "", form));
    }

    private static String sentence(List<Line> lines) {
        long on = lines.stream().filter(Line::on).count();
        return on == 0 ? "Nothing is silenced." : on == 1 ? "One silence lasts." : on + " silences last.";
    }

    private Line line(Silence silence, List<Firing> fires, Viewer viewer, Instant now) {
        long about = silence.lasts(now)
                ? fires.stream()
                        .filter(one -> silence.matches(one.integration(), one.labels()))
                        .count()
                : 0;
        return new Line(
                path(silence),
                silence.words(),
                silence.reason(),
                silence.author(),
                silence.sender().isPresent()
                        ? firing.sender(silence.sender().getAsLong()).orElse("")
                        : "",
                silence.from(),
                silence.end(),
                silence.lasts(now),
                silence.lasts(now) && silence.end().isBefore(now.plus(SOON)),
                about == 0 ? "" : about == 1 ? "One alert fires behind it." : about + " alerts fire behind it.",
                viewer.may(Role.AGENT) && !silence.over(now) ? path(silence) : "");
    }

    private Silence find(String text) {
        return silences.silence(SilenceId.parse(text).orElseThrow(() -> new NotFound("silence " + text)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
