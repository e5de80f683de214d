package org.nightdesk.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.sla.Matrix;

/**
 * A ticket. {@code acknowledgedAt} is the first acknowledgement ever, {@code acknowledgement} the current one.
 * {@code requested} is the priority that impact and urgency ask for, {@code priority} the one we gave it. {@code source} says how it came: signal, mail, phone, screen or api. {@code version} rises with each change.
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
        Priority requested,
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
                title,
                description,
                next,
                impact,
                urgency,
                priority,
                requested,
                service,
                assignee,
                team,
                tags,
                acknowledgement);
    }

    Ticket acknowledged(Optional<Acknowledgement> current) {
        return copy(
                title,
                description,
                state,
                impact,
                urgency,
                priority,
                requested,
                service,
                assignee,
                team,
                tags,
                current);
    }

    Ticket assignedTo(Optional<PersonId> person, Optional<TeamId> itsTeam) {
        return copy(
                title,
                description,
                state,
                impact,
                urgency,
                priority,
                requested,
                service,
                person,
                itsTeam,
                tags,
                acknowledgement);
    }

    /** With the changes, by the matrix agreed for it then. The priority follows what is requested unless it was set by hand. */
    Ticket with(TicketChange change, Matrix matrix, int tier) {
        Level newImpact = change.impact().orElse(impact);
        Level newUrgency = change.urgency().orElse(urgency);
        Priority asked = Priority.of(matrix, newImpact, newUrgency, tier);
        Priority followed = change.asRequested() || priority.equals(requested) ? asked : priority;
        return ofKind(
                        change.kind().orElse(kind),
                        change.customer().orElse(organisation),
                        change.requester().orElse(requester))
                .copy(
                        change.title().orElse(title),
                        change.description().orElse(description),
                        state,
                        newImpact,
                        newUrgency,
                        change.priority().orElse(followed),
                        asked,
                        change.service().orElse(service),
                        assignee,
                        team,
                        change.tags().orElse(tags),
                        acknowledgement);
    }

    /** Whether both are of the same kind, for the same customer, asked for by the same person. */
    boolean isLike(Ticket other) {
        return kind == other.kind && organisation.equals(other.organisation) && requester.equals(other.requester);
    }

    private Ticket ofKind(Kind newKind, Optional<OrganisationId> newOrganisation, Optional<PersonId> newRequester) {
        return new Ticket(
                id,
                newKind,
                title,
                description,
                state,
                impact,
                urgency,
                priority,
                requested,
                service,
                newOrganisation,
                newRequester,
                assignee,
                team,
                tags,
                source,
                openedAt,
                acknowledgedAt,
                acknowledgement,
                resolvedAt,
                updatedAt,
                version);
    }

    private Ticket copy(
            String newTitle,
            String newDescription,
            TicketState newState,
            Level newImpact,
            Level newUrgency,
            Priority newPriority,
            Priority newRequested,
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
                newRequested,
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
