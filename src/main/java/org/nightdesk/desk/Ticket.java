package org.nightdesk.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;

/**
 * A ticket. {@code acknowledgedAt} is the first acknowledgement ever, {@code acknowledgement} the current one.
 * {@code source} says how it came: signal, mail, phone, screen or api. {@code version} rises with each change.
 */
public record Ticket(
        TicketId id,
        Kind kind,
        String title,
        String description,
        TicketState state,
        Level impact,
        Level urgency,
        Priority priority,
        ServiceId service,
        Optional<OrganisationId> organisation,
        Optional<PersonId> requester,
        Optional<PersonId> assignee,
        Optional<TeamId> team,
        List<String> tags,
        String source,
        Instant openedAt,
        Optional<Instant> acknowledgedAt,
        Optional<Acknowledgement> acknowledgement,
        Optional<Instant> resolvedAt,
        Instant updatedAt,
        int version) {

    /** As people know it: {@code INC-1042}. */
    public String number() {
        return kind.number(id);
    }

    /** The ticket that this one has become part of; empty when it stands for itself. */
    public Optional<TicketId> mergedInto() {
        return state instanceof TicketState.Closed closed ? closed.mergedInto() : Optional.empty();
    }

    Ticket in(TicketState next) {
        return copy(
                title, description, next, impact, urgency, priority, service, assignee, team, tags, acknowledgement);
    }

    Ticket acknowledged(Optional<Acknowledgement> current) {
        return copy(title, description, state, impact, urgency, priority, service, assignee, team, tags, current);
    }

    Ticket assignedTo(Optional<PersonId> person, Optional<TeamId> itsTeam) {
        return copy(
                title, description, state, impact, urgency, priority, service, person, itsTeam, tags, acknowledgement);
    }

    /** With the changes; the priority follows impact, urgency and the tier of the service it then has. */
    Ticket with(TicketChange change, int tier) {
        Level newImpact = change.impact().orElse(impact);
        Level newUrgency = change.urgency().orElse(urgency);
        return copy(
                change.title().orElse(title),
                change.description().orElse(description),
                state,
                newImpact,
                newUrgency,
                Priority.of(newImpact, newUrgency, tier),
                change.service().orElse(service),
                assignee,
                team,
                change.tags().orElse(tags),
                acknowledgement);
    }

    private Ticket copy(
            String newTitle,
            String newDescription,
            TicketState newState,
            Level newImpact,
            Level newUrgency,
            Priority newPriority,
            ServiceId newService,
            Optional<PersonId> newAssignee,
            Optional<TeamId> newTeam,
            List<String> newTags,
            Optional<Acknowledgement> newAcknowledgement) {
        return new Ticket(
                id,
                kind,
                newTitle,
                newDescription,
                newState,
                newImpact,
                newUrgency,
                newPriority,
                newService,
                organisation,
                requester,
                newAssignee,
                newTeam,
                newTags,
                source,
                openedAt,
                acknowledgedAt.or(() -> newAcknowledgement.map(Acknowledgement::at)),
                newAcknowledgement,
                resolvedAt,
                updatedAt,
                version);
    }
}
