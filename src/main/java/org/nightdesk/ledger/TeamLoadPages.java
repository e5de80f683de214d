package org.nightdesk.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Viewers;
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
import org.springframework.web.servlet.View;

/** The load of a team, for who plans it. */
@Controller
@RequestMapping(LoadPages.PATH + "/teams/{team}")
@Needs(Role.LEAD)
class TeamLoadPages {

    private final TeamScreens screens;
    private final Arrangements arrangements;
    private final PayFiles payFiles;
    private final Viewers viewers;
    private final InstantSource clock;

    TeamLoadPages(
            TeamScreens screens, Arrangements arrangements, PayFiles payFiles, Viewers viewers, InstantSource clock) {
        this.screens = screens;
        this.arrangements = arrangements;
        this.payFiles = payFiles;
        this.viewers = viewers;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable String team, Viewer viewer, @RequestParam Optional<String> month) {
        return screen(team(team), LoadPages.month(month), Form.blank(), viewer);
    }

    @PostMapping("/shares/{person}")
    ModelAndView share(
            @PathVariable String team,
            @PathVariable String person,
            Viewer viewer,
            @RequestParam(defaultValue = "") String percent) {
        TeamId whose = team(team);
        try {
            arrangements.share(whose, person(person), percent(percent), viewer, now());
            return Screen.goTo(LoadPages.path(whose), "Kept.", "");
        } catch (Refused refused) {
            Form form = Form.refused(Map.of("percent-" + person, percent), refused);
            return screen(whose, Optional.empty(), form, viewer).refused();
        }
    }

    /** The months from one to another, both whole. */
    @GetMapping("/pay.csv")
    View pay(@PathVariable String team, Viewer viewer, @RequestParam String from, @RequestParam String until) {
        return payFiles.of(team(team), month("from", from), month("until", until), viewer, now());
    }

    private Screen screen(TeamId team, Optional<YearMonth> month, Form form, Viewer viewer) {
        return new Screen("ledger/team", screens.of(team, month, form, viewer, viewers.zone(), now()));
    }

    static TeamId team(String text) {
        return TeamId.parse(text).orElseThrow(() -> new NotFound("team " + text));
    }

    static PersonId person(String text) {
        return PersonId.parse(text).orElseThrow(() -> new NotFound("person " + text));
    }

    static YearMonth month(String field, String text) {
        return LoadPages.month(Optional.of(text))
                .orElseThrow(() -> Refused.invalid(field, "Write a month, such as 2026-11."));
    }

    private static int percent(String text) {
        if (!text.strip().matches("[0-9]{1,3}")) {
            throw Refused.invalid("percent", "A share is 1 to 100 percent of a full one.");
        }
        return Integer.parseInt(text.strip());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
