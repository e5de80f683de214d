package org.nightdesk.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** One ticket's tie to another, as seen from the first: {@code kind} is relates, follows, duplicates or causes. */
    public record Link(String kind, Ticket other, boolean outgoing) {}

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
            record(from, "linked", kind + " " + other.number(), viewer, now);
            record(to, "linked", one.number() + " " + kind + " this", viewer, now);
        }
    }

    /** Takes a tie away; nothing when there is none. */
    public void unlink(TicketId from, TicketId to, String kind, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        Ticket one = visible(from, viewer);
        Ticket other = visible(to, viewer);
        int untied = jdbc.sql("""
                delete from desk.link
                 where from_ticket = :from
                   and to_ticket = :to
                   and kind = :kind
                """)
                .param("from", from.value())
                .param("to", to.value())
                .param("kind", kind)
                .update();
        if (untied == 1) {
            record(from, "unlinked", "no longer " + kind + " " + other.number(), viewer, now);
            record(to, "unlinked", one.number() + " no longer " + kind + " this", viewer, now);
        }
    }

    /** The ticket's ties in both directions, as far as the viewer may see the other end. */
    @Transactional(readOnly = true)
    public List<Link> of(TicketId id, Viewer viewer) {
        return of(List.of(id), viewer).getOrDefault(id, List.of());
    }

    /** The same for many; a ticket without ties is left out. */
    @Transactional(readOnly = true)
    public Map<TicketId, List<Link>> of(Collection<TicketId> ids, Viewer viewer) {
        List<Tie> ties = ties(ids);
        Map<TicketId, Ticket> others = store.find(ties.stream().map(Tie::other).toList(), viewer).stream()
                .collect(Collectors.toMap(Ticket::id, Function.identity()));
        return ties.stream()
                .filter(tie -> others.containsKey(tie.other()))
                .collect(Collectors.groupingBy(
                        Tie::one, Collectors.mapping(tie -> tie.to(others), Collectors.toList())));
    }

    private List<Tie> ties(Collection<TicketId> ids) {
        return jdbc.sql("""
                select from_ticket as one, to_ticket as other, kind, true as outgoing
                  from desk.link
                 where from_ticket = any (:ids::bigint[])
                 union all
                select to_ticket, from_ticket, kind, false
                  from desk.link
                 where to_ticket = any (:ids::bigint[])
                 order by other desc
                """)
                .param("ids", ids.stream().map(TicketId::value).toArray(Long[]::new))
                .query((row, number) -> new Tie(
                        new TicketId(row.getLong("one")),
                        new TicketId(row.getLong("other")),
                        row.getString("kind"),
                        row.getBoolean("outgoing")))
                .list();
    }

    private record Tie(TicketId one, TicketId other, String kind, boolean outgoing) {

        Link to(Map<TicketId, Ticket> others) {
            return new Link(kind, Objects.requireNonNull(others.get(other)), outgoing);
        }
    }

    private Ticket visible(TicketId id, Viewer viewer) {
        return store.find(id, viewer).orElseThrow(() -> new NotFound("ticket " + id.value()));
    }

    private void record(TicketId id, String verb, String text, Viewer viewer, Instant now) {
        timeline.append(Entry.internal(id.subject(), now, viewer.actor(), verb, text, Map.of()));
    }
}
