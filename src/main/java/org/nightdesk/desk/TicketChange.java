package org.nightdesk.desk;

import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.PersonId;

/**
 * What to change; empty leaves it as it is. {@code customer} and {@code requester} may become nobody. {@code priority} is set by hand
 * and stays; {@code asRequested}: it follows impact and urgency again.
 */
public record TicketChange(
        Optional<Kind> kind,
        Optional<String> title,
        Optional<String> description,
        Optional<Level> impact,
        Optional<Level> urgency,
        Optional<ServiceId> service,
        Optional<Optional<OrganisationId>> customer,
        Optional<Optional<PersonId>> requester,
        Optional<List<String>> tags,
        Optional<Priority> priority,
        boolean asRequested) {

    /** Nothing. */
    public static final TicketChange NONE = new TicketChange(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What it says and what it is about. */
    public TicketChange(
            Optional<String> title,
            Optional<String> description,
            Optional<Level> impact,
            Optional<Level> urgency,
            Optional<ServiceId> service,
            Optional<List<String>> tags) {
        this(
                Optional.empty(),
                title,
                description,
                impact,
                urgency,
                service,
                Optional.empty(),
                Optional.empty(),
                tags,
                Optional.empty(),
                false);
    }

    /** And what kind of ticket it is. */
    public TicketChange as(Kind other) {
        return with(Optional.of(other), customer, requester, priority, asRequested);
    }

    /** And for which customer; empty: for none. */
    public TicketChange of(Optional<OrganisationId> other) {
        return with(kind, Optional.of(other), requester, priority, asRequested);
    }

    /** And who asks; empty: nobody in particular. */
    public TicketChange askedBy(Optional<PersonId> other) {
        return with(kind, customer, Optional.of(other), priority, asRequested);
    }

    /** And its priority, by hand. */
    public TicketChange at(Priority other) {
        return with(kind, customer, requester, Optional.of(other), false);
    }

    /** {@code P1} to {@code P5}, or {@code requested}; refused otherwise. */
    TicketChange prioritised(String word) {
        return word.equals("requested") ? with(kind, customer, requester, priority, true) : at(Priority.parse(word));
    }

    private TicketChange with(
            Optional<Kind> newKind,
            Optional<Optional<OrganisationId>> newCustomer,
            Optional<Optional<PersonId>> newRequester,
            Optional<Priority> newPriority,
            boolean follow) {
        return new TicketChange(
                newKind,
                title,
                description,
                impact,
                urgency,
                service,
                newCustomer,
                newRequester,
                tags,
                newPriority,
                follow);
    }
}
