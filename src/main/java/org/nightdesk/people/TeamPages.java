package org.nightdesk.people;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.people.screen.TeamFormScreen;
import org.nightdesk.people.screen.TeamsScreen;
import org.nightdesk.people.screen.TeamsScreen.TeamLine;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Teams and who is in them. */
@Controller
class TeamPages {

    private final Teams teams;
    private final People people;
    private final InstantSource clock;

    TeamPages(Teams teams, People people, InstantSource clock) {
        this.teams = teams;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/teams")
    ModelAndView list(Viewer viewer) {
        List<TeamLine> lines = teams.names().entrySet().stream()
                .map(team -> new TeamLine(
                        team.getKey().text(),
                        team.getValue(),
                        List.copyOf(people.names(teams.members(team.getKey())).values())))
                .toList();
        return new Screen("people/teams", new TeamsScreen(lines, viewer.may(Role.ADMINISTRATOR)));
    }

    @GetMapping("/teams/new")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView fresh() {
        return form(Form.blank());
    }

    @PostMapping("/teams")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            teams.create(typed.getOrDefault("name", ""), members(typed), viewer, clock.instant());
            return Screen.goTo("/teams", "Created " + typed.get("name") + ".", "");
        } catch (Refused refused) {
            return form(Form.refused(typed, refused)).refused();
        }
    }

    @GetMapping("/teams/{id}")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView show(@PathVariable String id) {
        TeamId team = id(id);
        Map<String, String> kept = new HashMap<>(Map.of("name", teams.name(team)));
        teams.members(team).forEach(member -> kept.put(member.text(), "on"));
        return form(team, Form.of(kept));
    }

    @PostMapping("/teams/{id}")
    @Needs(Role.ADMINISTRATOR)
    ModelAndView change(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            teams.change(
                    id(id),
                    Optional.ofNullable(typed.get("name")),
                    Optional.of(members(typed)),
                    viewer,
                    clock.instant());
            return Screen.goTo("/teams", "Changed " + typed.get("name") + ".", "");
        } catch (Refused refused) {
            return form(id(id), Form.refused(typed, refused)).refused();
        }
    }

    private Screen form(Form form) {
        return new Screen("people/team", new TeamFormScreen(form, "A new team", "/teams", "Make the team", staff()));
    }

    private Screen form(TeamId team, Form form) {
        return new Screen(
                "people/team",
                new TeamFormScreen(form, teams.name(team), "/teams/" + team.text(), "Change the team", staff()));
    }

    private Map<String, String> staff() {
        Map<String, String> staff = new LinkedHashMap<>();
        people.staff().forEach(person -> staff.put(person.id().text(), person.name()));
        return staff;
    }

    private static List<PersonId> members(Map<String, String> typed) {
        return typed.keySet().stream()
                .flatMap(id -> PersonId.parse(id).stream())
                .toList();
    }

    private static TeamId id(String id) {
        return TeamId.parse(id).orElseThrow(() -> new NotFound("no team " + id));
    }
}
