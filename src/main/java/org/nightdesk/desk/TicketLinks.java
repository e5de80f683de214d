package org.nightdesk.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ties between tickets: relates, follows (came back later), duplicates, causes. */
@Component
@Transactional
public class TicketLinks {

    private static final Set<String> KINDS = Set.of("relates", "follows", "duplicates", "causes");

    private final JdbcClient jdbc;
    private final TicketStore store;
    private final Timeline timeline;

    TicketLinks(JdbcClient jdbc, TicketStore store, Timeline timeline) {
        this.jdbc = jdbc;
        this.store = store;
        this.timeline = timeline;
    }

    /** Ties two tickets; nothing when they are tied like this already. Refuses an unknown kind and a ticket tied to itself. */
    public void link(TicketId from, TicketId to, String kind, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        if (!KINDS.contains(kind)) {
            throw Refused.invalid("kind", "A link relates, follows, duplicates or causes; not \"" + kind + "\".");
        }
        if (from.equals(to)) {
            throw Refused.invalid("to", "A ticket cannot be linked to itself.");
        }
        Ticket one = visible(from, viewer);
        Ticket other = visible(to, viewer);
        int tied = jdbc.sql("""
                insert into desk.link (from_ticket, to_ticket, kind, at)
                values (:from, :to, :kind, :now)
                on conflict do nothing
                """)
                .param("from", from.value())
                .param("to", to.value())
                .param("kind", kind)
                .param("now", TicketStore.time(now))
                .update();
        if (tied == 1) {
            record(from, kind + " " + other.number(), viewer, now);
            record(to, one.number() + " " + kind + " this", viewer, now);
        }
    }

    /** The ticket's ties in both directions, as far as the viewer may see the other end. */
    @Transactional(readOnly = true)
    public List<TicketLink> of(TicketId id, Viewer viewer) {
        return jdbc
                .sql("""
                select kind, to_ticket as other, true as outgoing from desk.link where from_ticket = :id
                 union all
                select kind, from_ticket, false from desk.link where to_ticket = :id
                 order by other desc
                """)
                .param("id", id.value())
                .query((row, number) ->
                        new Tie(row.getString("kind"), new TicketId(row.getLong("other")), row.getBoolean("outgoing")))
                .list()
                .stream()
                .flatMap(tie -> store.find(tie.other(), viewer).stream()
                        .map(other -> new TicketLink(tie.kind(), other, tie.outgoing())))
                .toList();
    }

    private record Tie(String kind, TicketId other, boolean outgoing) {}

    private Ticket visible(TicketId id, Viewer viewer) {
        return store.find(id, viewer).orElseThrow(() -> new NotFound("ticket " + id.value()));
    }

    private void record(TicketId id, String text, Viewer viewer, Instant now) {
        timeline.append(Entry.internal(id.subject(), now, viewer.actor(), "linked", text, Map.of()));
    }
}
