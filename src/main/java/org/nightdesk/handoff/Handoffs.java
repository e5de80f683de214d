package org.nightdesk.handoff;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands tickets off to teams that ask for something first; such a team takes none that has not told it. */
@Component
class Handoffs {

    private static final int MOST = 20;
    private static final int LONGEST_FIELD = 80;

    private final DemandStore store;
    private final Tickets tickets;
    private final Teams teams;
    private final Timeline timeline;

    Handoffs(DemandStore store, Tickets tickets, Teams teams, Timeline timeline) {
        this.store = store;
        this.tickets = tickets;
        this.teams = teams;
        this.timeline = timeline;
    }

    /** What each team asks for; those that ask for nothing are not in it. */
    Map<TeamId, List<String>> demands(Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.all();
    }

    /** From now on the team asks for these, in this order; for nothing without any. */
    @Transactional
    void demand(TeamId team, List<String> wanted, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        String name = teams.name(team);
        List<String> fields = wanted.stream()
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .distinct()
                .toList();
        if (fields.size() > MOST || fields.stream().anyMatch(field -> field.length() > LONGEST_FIELD)) {
            throw Refused.invalid("fields", "A team asks for at most 20 things, each in at most 80 letters.");
        }
        if (fields.isEmpty()) {
            store.forget(team);
        } else {
            store.keep(team, fields);
        }
        timeline.append(Entry.internal(
                team.subject(), now, by.actor(), "asks for", String.join(", ", fields), Map.of("team", name)));
    }

    /** Gives the ticket to the team with a note of all answers, by what was asked for. Refused, naming each, when something is missing. */
    @Transactional
    Ticket handOff(TicketId id, TeamId team, Map<String, String> answers, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        Ticket ticket = tickets.ticket(id, by);
        List<String> fields = store.of(team);
        List<Problem> missing = fields.stream()
                .filter(field -> answers.getOrDefault(field, "").isBlank())
                .map(field -> new Problem(field, teams.name(team) + " needs this: " + field + "."))
                .toList();
        if (!missing.isEmpty()) {
            throw Refused.invalid(missing);
        }
        String told = fields.stream()
                .map(field -> "**" + field + "**\n\n"
                        + answers.getOrDefault(field, "").strip())
                .collect(Collectors.joining("\n\n"));
        store.told(id, team, by.actor().name(), now);
        if (!told.isEmpty()) {
            tickets.note(id, "Handed off to " + teams.name(team) + ".\n\n" + told, false, by, now);
        }
        return tickets.assign(ticket.id(), Optional.empty(), Optional.of(team), by, now);
    }

    /** Whoever gives it to the team, by whatever way: what it asks for comes first. */
    @EventListener
    void on(Tickets.Assigning assigning) {
        List<String> fields = store.of(assigning.team());
        if (!fields.isEmpty() && !store.wasTold(assigning.ticket(), assigning.team())) {
            throw Refused.invalid(
                    "team",
                    teams.name(assigning.team()) + " asks for this before it takes a ticket: "
                            + String.join(", ", fields) + ". Hand it off with /tickets/"
                            + assigning.ticket().value() + "/hand-off.");
        }
    }
}
