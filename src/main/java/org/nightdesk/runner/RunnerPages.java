package org.nightdesk.runner;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.execution.Commands;
import org.nightdesk.people.Viewers;
import org.nightdesk.runner.screen.RunnersScreen;
import org.nightdesk.runner.screen.RunnersScreen.Admitted;
import org.nightdesk.settings.Settings;
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

/** Where hosts are admitted. */
@Controller
@Needs(Role.AGENT)
class RunnerPages {

    static final String PATH = "/runners";

    /** It calls in each 20 s, and that is written down each minute. */
    private static final Duration SILENT = Duration.ofMinutes(3);

    private static final String START =
            "NIGHTDESK_RUNNER_TOKEN=%s ./nightdesk runner --server %s --allow /etc/nightdesk/allow --state /var/lib/nightdesk-runner";

    private final Runners runners;
    private final Commands commands;
    private final Viewers viewers;
    private final Settings settings;
    private final InstantSource clock;

    RunnerPages(Runners runners, Commands commands, Viewers viewers, Settings settings, InstantSource clock) {
        this.runners = runners;
        this.commands = commands;
        this.viewers = viewers;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    static MenuItem runnersItem() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 95, "Runners", PATH, Role.AGENT);
    }

    @GetMapping(PATH)
    ModelAndView list() {
        return screen(Optional.empty(), Form.blank());
    }

    @PostMapping(PATH)
    @Needs(Role.ADMINISTRATOR)
    ModelAndView admit(@RequestParam Map<String, String> typed) {
        try {
            String host = typed.getOrDefault("host", "").strip();
            String token = runners.admit(host, viewers.current(), clock.instant());
            return screen(Optional.of(admitted(host, token)), Form.blank());
        } catch (Refused refused) {
            return screen(Optional.empty(), Form.refused(typed, refused)).refused();
        }
    }

    @PostMapping(PATH + "/{id}/removal")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView dismiss(@PathVariable long id) {
        runners.dismiss(id, viewers.current(), clock.instant());
        return Screen.goTo(PATH, "Its token opens nothing any more.", "");
    }

    private Admitted admitted(String host, String token) {
        String address = settings.address();
        return new Admitted(
                host,
                token,
                address,
                START.formatted(token, address),
                settings.baseUrl().isPresent());
    }

    private Screen screen(Optional<Admitted> admitted, Form form) {
        Viewer viewer = viewers.current();
        List<Runner> all = runners.all(viewer);
        Map<String, Commands.Work> work =
                commands.work(viewer).stream().collect(Collectors.toMap(Commands.Work::host, one -> one));
        Set<String> known = all.stream().map(Runner::host).collect(Collectors.toSet());
        return new Screen(
                "runner/runners",
                new RunnersScreen(
                        all.stream()
                                .map(one -> line(one, Optional.ofNullable(work.get(one.host()))))
                                .toList(),
                        work.values().stream()
                                .filter(one -> !known.contains(one.host()))
                                .map(one -> new RunnersScreen.Waiting(
                                        one.host(),
                                        one.waiting() + one.acting(),
                                        one.since().orElse(clock.instant())))
                                .toList(),
                        admitted,
                        viewer.may(Role.ADMINISTRATOR),
                        form));
    }

    private RunnersScreen.Line line(Runner runner, Optional<Commands.Work> work) {
        Instant heard = runner.seenAt().orElse(runner.madeAt());
        return new RunnersScreen.Line(
                PATH + "/" + runner.id(),
                runner.host(),
                runner.by(),
                runner.madeAt(),
                runner.seenAt(),
                heard.plus(SILENT).isBefore(clock.instant()),
                work.map(RunnerPages::said).orElse(""));
    }

    private static String said(Commands.Work work) {
        String at = work.acting() > 0 ? "at " + work.acting() : "";
        String waits = work.waiting() > 0 ? (work.waiting() == 1 ? "one waits" : work.waiting() + " wait") : "";
        return at + (at.isEmpty() || waits.isEmpty() ? "" : ", ") + waits;
    }
}
