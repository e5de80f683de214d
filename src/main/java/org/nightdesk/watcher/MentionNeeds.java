package org.nightdesk.watcher;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** Where a person was named and has not seen to it, for home. */
@Component
class MentionNeeds implements NeedsMe {

    private static final int FEW = 10;

    private final MentionStore mentions;
    private final Tickets tickets;

    MentionNeeds(MentionStore mentions, Tickets tickets) {
        this.mentions = mentions;
        this.tickets = tickets;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        return !viewer.actor().isPerson()
                ? List.of()
                : mentions.open(new PersonId(viewer.actor().id()), FEW).stream()
                        .flatMap(mention ->
                                tickets.find(mention.ticket(), viewer).map(ticket -> need(mention, ticket)).stream())
                        .toList();
    }

    private static Need need(Mention mention, Ticket ticket) {
        return new Need(
                mention.by() + ": " + mention.brief(),
                "You were named on " + ticket.number() + ", " + ticket.title(),
                "/tickets/" + ticket.number() + "#e-" + mention.entry(),
                Optional.empty());
    }
}
