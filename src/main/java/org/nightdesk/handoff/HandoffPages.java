package org.nightdesk.handoff;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.handoff.screen.DemandsScreen;
import org.nightdesk.handoff.screen.DemandsScreen.Line;
import org.nightdesk.handoff.screen.HandoffScreen;
import org.nightdesk.handoff.screen.HandoffScreen.Choice;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Drafts;
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

/** Hands a ticket off, and says what each team asks for. */
@Controller
class HandoffPages {

    private static final String PATH = "/tickets/{number:(?:[A-Za-z]+-)?[0-9]+}/hand-off";
    private static final String DEMANDS = "/hand-offs";

    private final Handoffs handoffs;
    private final Tickets tickets;
    private final Teams teams;
    private final Drafts drafts;
    private final Viewers viewers;
    private final InstantSource clock;

    HandoffPages(Handoffs handoffs, Tickets tickets, Teams teams, Drafts drafts, Viewers viewers, InstantSource clock) {
        this.handoffs = handoffs;
        this.tickets = tickets;
        this.teams = teams;
        this.drafts = drafts;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem handoffsItem() {
        return new MenuItem(MenuItem.Section.DESK, 70, "Hand-offs", DEMANDS, Role.RESPONDER);
    }

    @GetMapping(PATH)
    ModelAndView show(@PathVariable String number, @RequestParam(defaultValue = "") String team) {
        Ticket ticket = ticket(number);
        Map<String, String> begun = new HashMap<>();
        team(team)
                .ifPresent(chosen -> fields(chosen)
                        .keySet()
                        .forEach(input -> drafts.find(viewers.current(), draft(ticket, chosen) + input)
                                .ifPresent(draft -> begun.put(input, draft.text()))));
        return screen(ticket, team(team), Form.of(begun));
    }

    @PostMapping(PATH)
    ModelAndView handOff(@PathVariable String number, @RequestParam Map<String, String> typed) {
        Ticket ticket = ticket(number);
        TeamId team = team(typed.getOrDefault("team", "")).orElseThrow(() -> new NotFound("no team was chosen"));
        Map<String, String> fields = fields(team);
        Map<String, String> answers = new HashMap<>();
        fields.forEach((input, field) -> answers.put(field, typed.getOrDefault(input, "")));
        try {
            handoffs.handOff(ticket.id(), team, answers, viewers.current(), clock.instant());
            fields.keySet().forEach(input -> drafts.drop(viewers.current(), draft(ticket, team) + input));
            return Screen.goTo("/tickets/" + ticket.number(), "Handed off to " + teams.name(team) + ".", "");
        } catch (Refused refused) {
            return screen(ticket, Optional.of(team), new Form(typed, byInput(refused, fields)))
                    .refused();
        }
    }

    @GetMapping(DEMANDS)
    ModelAndView demands() {
        return demands(Map.of(), "");
    }

    @PostMapping(DEMANDS)
    @Needs(Role.LEAD)
    ModelAndView demand(@RequestParam Map<String, String> typed) {
        TeamId team = team(typed.getOrDefault("team", "")).orElseThrow(() -> new NotFound("no team was chosen"));
        String fields = typed.getOrDefault("fields", "");
        try {
            handoffs.demand(team, fields.lines().toList(), viewers.current(), clock.instant());
            return Screen.goTo(DEMANDS, "Kept.", "");
        } catch (Refused refused) {
            return demands(Map.of(team, fields), refused.problems().getFirst().reason())
                    .refused();
        }
    }

    private Screen demands(Map<TeamId, String> typed, String problem) {
        Viewer viewer = viewers.current();
        Map<TeamId, List<String>> all = handoffs.demands(viewer);
        return new Screen(
                "handoff/demands",
                new DemandsScreen(
                        teams.names().entrySet().stream()
                                .map(team -> new Line(
                                        Long.toString(team.getKey().value()),
                                        team.getValue(),
                                        typed.getOrDefault(
                                                team.getKey(),
                                                String.join("\n", all.getOrDefault(team.getKey(), List.of())))))
                                .toList(),
                        viewer.may(Role.LEAD),
                        problem));
    }

    private Screen screen(Ticket ticket, Optional<TeamId> team, Form form) {
        Map<TeamId, List<String>> all = handoffs.demands(viewers.current());
        return new Screen(
                "handoff/handoff",
                new HandoffScreen(
                        ticket.number(),
                        "/tickets/" + ticket.number() + "/hand-off",
                        team.map(id -> Long.toString(id.value())).orElse(""),
                        team.map(teams::name).orElse(""),
                        team.map(id -> draft(ticket, id)).orElse(""),
                        team.map(this::fields).orElse(Map.of()),
                        teams.names().entrySet().stream()
                                .map(one -> new Choice(
                                        Long.toString(one.getKey().value()),
                                        one.getValue(),
                                        String.join(", ", all.getOrDefault(one.getKey(), List.of()))))
                                .toList(),
                        form));
    }

    /** The inputs of a hand-off to this team, and what is asked in each. */
    private Map<String, String> fields(TeamId team) {
        List<String> asked = handoffs.demands(viewers.current()).getOrDefault(team, List.of());
        return IntStream.range(0, asked.size())
                .boxed()
                .collect(Collectors.toMap(i -> "answer" + i, asked::get, (one, other) -> one, LinkedHashMap::new));
    }

    private static List<Problem> byInput(Refused refused, Map<String, String> fields) {
        Map<String, String> inputs = new HashMap<>();
        fields.forEach((input, field) -> inputs.put(field, input));
        return refused.problems().stream()
                .map(problem -> new Problem(inputs.getOrDefault(problem.field(), problem.field()), problem.reason()))
                .toList();
    }

    /** What is begun is kept on the server under this and the name of the input. */
    private static String draft(Ticket ticket, TeamId team) {
        return "hand-off:" + ticket.id().value() + ":" + team.value() + ":";
    }

    private Ticket ticket(String number) {
        return tickets.ticket(
                TicketNumber.parse(number).orElseThrow(() -> new NotFound("ticket " + number)), viewers.current());
    }

    private Optional<TeamId> team(String id) {
        return Optional.of(id)
                .filter(text -> text.matches("\\d{1,15}"))
                .map(text -> new TeamId(Long.parseLong(text)))
                .filter(teams.names()::containsKey);
    }
}
