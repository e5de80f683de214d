package org.nightdesk.handoff;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.nightdesk.api.Summary;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What teams ask for before they take a ticket, and the hand-off that tells it. */
@RestController
@RequestMapping("/api/v1")
@Needs(Role.RESPONDER)
class HandoffController {

    /** What is asked for, in order; empty asks for nothing. */
    record DemandBody(List<String> fields) {}

    record DemandView(String team, List<String> fields) {}

    /** {@code answers} by what is asked for. */
    record HandoffBody(String team, Map<String, String> answers) {}

    private final Handoffs handoffs;
    private final Teams teams;
    private final InstantSource clock;

    HandoffController(Handoffs handoffs, Teams teams, InstantSource clock) {
        this.handoffs = handoffs;
        this.teams = teams;
        this.clock = clock;
    }

    @GetMapping("/teams/{id}/demands")
    @Summary("What the team asks for before it takes a ticket.")
    DemandView show(@PathVariable String id, Viewer viewer) {
        TeamId team = TeamId.parse(id).filter(teams.names()::containsKey).orElseThrow(() -> new NotFound("team " + id));
        return new DemandView(team.text(), handoffs.demands(viewer).getOrDefault(team, List.of()));
    }

    @PutMapping("/teams/{id}/demands")
    @Needs(Role.LEAD)
    @Summary("Says what the team asks for; nothing without fields.")
    @Transactional
    DemandView demand(@PathVariable String id, Viewer viewer, @RequestBody DemandBody body) {
        TeamId team = TeamId.parse(id).orElseThrow(() -> new NotFound("team " + id));
        handoffs.demand(team, body.fields(), viewer, clock.instant());
        return show(id, viewer);
    }

    @PostMapping("/tickets/{id}/hand-off")
    @Summary("Gives the ticket to a team with all it asks for; refused, naming each, when something is missing.")
    @Transactional
    ResponseEntity<Void> handOff(@PathVariable String id, Viewer viewer, @RequestBody HandoffBody body) {
        TeamId team = TeamId.parse(body.team())
                .filter(teams.names()::containsKey)
                .orElseThrow(() -> Refused.invalid("team", "There is no team with the id " + body.team() + "."));
        handoffs.handOff(
                TicketNumber.parse(id).orElseThrow(() -> new NotFound("ticket " + id)),
                team,
                body.answers(),
                viewer,
                clock.instant());
        return ResponseEntity.noContent().build();
    }
}
