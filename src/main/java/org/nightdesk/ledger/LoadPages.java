package org.nightdesk.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own load. */
@Controller
@RequestMapping(LoadPages.PATH)
class LoadPages {

    static final String PATH = "/on-call/load";

    private final LoadScreens screens;
    private final Arrangements arrangements;
    private final Viewers viewers;
    private final InstantSource clock;

    LoadPages(LoadScreens screens, Arrangements arrangements, Viewers viewers, InstantSource clock) {
        this.screens = screens;
        this.arrangements = arrangements;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem loadInMenu() {
        return new MenuItem(MenuItem.Section.ON_CALL, 40, "Load", PATH, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView show(Viewer viewer, @RequestParam Optional<String> month) {
        return new Screen("ledger/load", screens.own(viewers.person(), month(month), Form.blank(), viewer, now()));
    }

    @PostMapping("/terms")
    ModelAndView live(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            arrangements.live(
                    viewers.person(),
                    typed.getOrDefault("holidays", ""),
                    time(typed.getOrDefault("starts", "")),
                    now());
            return Screen.goTo(PATH, "Kept.", "");
        } catch (Refused refused) {
            Form form = Form.refused(typed, refused);
            return new Screen("ledger/load", screens.own(viewers.person(), Optional.empty(), form, viewer, now()))
                    .refused();
        }
    }

    static String path(TeamId team) {
        return PATH + "/teams/" + team.text();
    }

    // Whatever is not a month of this century is the one that runs.
    static Optional<YearMonth> month(Optional<String> text) {
        return text.filter(month -> month.matches("20[0-9]{2}-(0[1-9]|1[0-2])")).map(YearMonth::parse);
    }

    static LocalTime time(String text) {
        try {
            return LocalTime.parse(text).truncatedTo(ChronoUnit.MINUTES);
        } catch (DateTimeException noTime) {
            throw Refused.invalid("starts", "Write a time of day, such as 09:00.");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
