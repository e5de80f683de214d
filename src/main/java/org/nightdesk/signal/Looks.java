package org.nightdesk.signal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.signal.Item.AlertKey;
import org.springframework.stereotype.Component;

/**
 * Looks up what a batch needs to know and takes the locks it needs, in one order: groups, tickets, alerts, each by number. Open alerts
 * are looked up without a lock: a write that finds one changed throws {@link Overtaken}.
 */
@Component
class Looks {

    private final AlertStore alerts;
    private final GroupStore groups;
    private final Tickets tickets;

    Looks(AlertStore alerts, GroupStore groups, Tickets tickets) {
        this.alerts = alerts;
        this.groups = groups;
        this.tickets = tickets;
    }

    Look at(List<Item> items, boolean hasty, Instant now) {
        Map<AlertKey, OpenAlert> known =
                alerts.open(items.stream().map(Item::key).distinct().toList());
        List<GroupKey> keys = groupsOf(items, known);
        Set<TicketId> touched = touched(items, known, now);
        if (hasty && touched.isEmpty()) {
            Optional<Look> joins = joins(items, known, keys, now);
            if (joins.isPresent()) {
                return joins.get();
            }
        }
        Map<GroupKey, Group> locked = groups.lock(keys);
        locked.values().stream().map(Group::ticket).filter(Objects::nonNull).forEach(touched::add);
        return new Look(false, known, locked, touched.isEmpty() ? Map.of() : tickets.hold(touched));
    }

    // Most batches only add to what is open, and many do so at the same time: they keep the tickets from ending, not
    // each
    // other from joining.
    private Optional<Look> joins(List<Item> items, Map<AlertKey, OpenAlert> known, List<GroupKey> keys, Instant now) {
        Map<GroupKey, Group> found = keys.isEmpty() ? Map.of() : groups.look(keys);
        Set<TicketId> joined = found.values().stream()
                .map(Group::ticket)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        boolean quietly = items.stream()
                .filter(item -> !known.containsKey(item.key()))
                .filter(item -> item.signal.firing())
                .allMatch(item -> joinsQuietly(item, found.get(item.group), now));
        if (!quietly) {
            return Optional.empty();
        }
        Map<TicketId, Ticket> kept = joined.isEmpty() ? Map.of() : tickets.keep(joined);
        if (kept.values().stream().anyMatch(ticket -> ticket.state().over())) {
            throw new Overtaken("an incident is over that alerts were to join");
        }
        return Optional.of(new Look(true, known, found, kept));
    }

    private static boolean joinsQuietly(Item item, @Nullable Group group, Instant now) {
        return group != null && group.ticket() != null && !group.notes(item.signal.severity(), now);
    }

    /** The groups of alerts that open, by number. */
    private static List<GroupKey> groupsOf(List<Item> items, Map<AlertKey, OpenAlert> known) {
        Set<AlertKey> ending = items.stream()
                .filter(item -> !item.signal.firing())
                .map(Item::key)
                .collect(Collectors.toSet());
        return items.stream()
                .filter(item -> item.signal.firing())
                .filter(item -> !known.containsKey(item.key()) || ending.contains(item.key()))
                .map(item -> item.group)
                .distinct()
                .sorted()
                .toList();
    }

    /** The incidents of alerts that end or come back from being quiet. */
    private static Set<TicketId> touched(List<Item> items, Map<AlertKey, OpenAlert> known, Instant now) {
        Set<TicketId> touched = new HashSet<>();
        items.forEach(item -> Stream.ofNullable(known.get(item.key()))
                .filter(alert -> !item.signal.firing() || alert.breaksQuiet(item.signal, now))
                .map(OpenAlert::ticket)
                .forEach(touched::add));
        return touched;
    }
}
