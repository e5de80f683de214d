package org.nightdesk.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nightdesk.demo.Prometheus.Posted;
import org.nightdesk.demo.screen.BreakScreen;
import org.nightdesk.demo.screen.BreakScreen.Button;
import org.nightdesk.demo.screen.BreakScreen.Letter;
import org.nightdesk.engine.Bell;
import org.nightdesk.subject.Role;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** "Break something": buttons that make the world outside fail, and beside them what reaches people's mailboxes and phones. */
@Controller
@Profile("demo")
class BreakPages {

    private static final String PATH = "/break";
    private static final int LONGEST_TEXT = 3;

    private final Prometheus prometheus;
    private final Burning burning;
    private final Arrivals arrivals;
    private final InstantSource clock;

    BreakPages(Prometheus prometheus, Burning burning, Arrivals arrivals, Bell bell, InstantSource clock) {
        this.prometheus = prometheus;
        this.burning = burning;
        this.arrivals = arrivals;
        this.clock = clock;
        arrivals.whenNew(() -> bell.ring(Arrivals.TOPIC));
    }

    @Bean
    static MenuItem breakSomething() {
        return new MenuItem(MenuItem.Section.YOURS, 5, "Break something", PATH, Role.RESPONDER);
    }

    @GetMapping(PATH)
    Screen show() {
        return new Screen("demo/break", screen());
    }

    @GetMapping("/break/arrivals")
    Screen arrived() {
        return new Screen("demo/arrivals", screen());
    }

    @PostMapping("/break/{word}")
    ModelAndView breaks(@PathVariable String word) {
        return said(prometheus.fire(Trouble.SENDER, Trouble.of(word).alerts(now())));
    }

    @PostMapping("/break/recovery")
    ModelAndView recovers() {
        return said(prometheus.end(now()));
    }

    private static ModelAndView said(Posted posted) {
        String words = "Posted %s. Answered %d after %d ms."
                .formatted(
                        posted.alerts() == 1 ? "one alert" : posted.alerts() + " alerts",
                        posted.status(),
                        posted.took().toMillis());
        return Screen.goTo(PATH, words, "");
    }

    private BreakScreen screen() {
        List<Button> buttons = Arrays.stream(Trouble.values())
                .map(trouble -> new Button(
                        trouble.word(),
                        trouble.label(),
                        trouble.meaning(),
                        burning.since(trouble.alertname()).orElse(null)))
                .toList();
        long broken = buttons.stream().filter(button -> button.since() != null).count();
        String says = broken == 0
                ? "Break something."
                : broken == 1 ? "One thing is broken." : broken + " things are broken.";
        return new BreakScreen(
                says,
                !burning.isEmpty(),
                buttons,
                arrivals.latest().stream().map(BreakPages::letter).toList());
    }

    private static Letter letter(Arrival arrival) {
        return new Letter(
                arrival.number(),
                arrival.at(),
                switch (arrival.way()) {
                    case MAIL -> "mail";
                    case PUSH -> "bell";
                    case CHAT -> "room";
                    case WEBHOOK -> "code";
                },
                arrival.way().name().toLowerCase(Locale.ROOT),
                arrival.to(),
                arrival.title(),
                arrival.text()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .limit(LONGEST_TEXT)
                        .toList(),
                arrival.link().orElse(""));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
