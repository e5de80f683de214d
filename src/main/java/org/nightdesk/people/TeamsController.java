package org.nightdesk.people;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/teams}. */
@RestController
@RequestMapping("/api/v1/teams")
class TeamsController {

    record NewTeamBody(String name, List<String> members) {}

    record TeamChangeBody(Optional<String> name, Optional<List<String>> members) {}

    record TeamView(String id, String name, List<String> members) {}

    private final Teams teams;
    private final InstantSource clock;

    TeamsController(Teams teams, InstantSource clock) {
        this.teams = teams;
        this.clock = clock;
    }

    @GetMapping
    Listed<TeamView> list(Window window) {
        Map<TeamId, String> names = teams.names();
        return window.cut(names.keySet(), TeamId::value, id -> view(id, names.getOrDefault(id, "")));
    }

    @GetMapping("/{id}")
    TeamView show(@PathVariable String id) {
        TeamId team = id(id);
        return view(team, teams.name(team));
    }

    @PostMapping
    @Needs(Role.ADMINISTRATOR)
    @Transactional
    ResponseEntity<TeamView> create(Viewer viewer, @RequestBody NewTeamBody body) {
        TeamId team = teams.create(body.name(), members(body.members()), viewer, clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/teams/" + team.text()))
                .body(show(team.text()));
    }

    @PatchMapping("/{id}")
    @Needs(Role.ADMINISTRATOR)
    @Transactional
    TeamView change(@PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody TeamChangeBody body) {
        ifMatch.holds(show(id));
        teams.change(id(id), body.name(), body.members().map(TeamsController::members), viewer, clock.instant());
        return show(id);
    }

    private static TeamId id(String id) {
        return TeamId.parse(id).orElseThrow(() -> new NotFound("no team " + id));
    }

    private static List<PersonId> members(List<String> ids) {
        List<PersonId> members = new ArrayList<>();
        for (String id : ids) {
            String field = "members[" + members.size() + "]";
            members.add(PersonId.parse(id)
                    .orElseThrow(() -> Refused.invalid(field, "There is nobody on the staff with id " + id + ".")));
        }
        return members;
    }

    private TeamView view(TeamId id, String name) {
        return new TeamView(
                id.text(), name, teams.members(id).stream().map(PersonId::text).toList());
    }
}
