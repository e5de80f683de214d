package org.nightdesk.desk;

import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;

/**
 * What a ticket is opened with. {@code title} is one line of at most 300 characters; {@code page}: wake somebody by the service's
 * policy; {@code source} is signal, mail, phone, screen or api.
 */
public record NewTicket(
        Kind kind,
        String title,
        String description,
        Level impact,
        Level urgency,
        ServiceId service,
        Optional<OrganisationId> organisation,
        Optional<PersonId> requester,
        Optional<PersonId> assignee,
        Optional<TeamId> team,
        List<String> tags,
        String source,
        boolean page) {

    /** What an alert opens. */
    public static NewTicket ofSignal(
            String title, String description, Level impact, Level urgency, ServiceId service, boolean page) {
        return new NewTicket(
                Kind.INCIDENT,
                title,
                description,
                impact,
                urgency,
                service,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "signal",
                page);
    }
}
