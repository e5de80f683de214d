package org.nightdesk.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.signal.Item.AlertKey;
import org.nightdesk.signal.Item.OpenAlert;
import org.springframework.stereotype.Component;

/**
 * Decides for many signals at once what each becomes, inside the caller's transaction. Locks are taken in one order, groups, tickets,
 * alerts, each by number; repeats take none. Open alerts are looked up without a lock: when a write finds that one has changed
 * meanwhile, it throws {@link Overtaken} and the caller begins again.
 */
@Component
class Batch {

    // Without a time at which it ends, a repeat is written down now and then, so that "last seen" tells something.
    private static final Duration WORTH_WRITING = Duration.ofSeconds(100);

    private final AlertStore alerts;
    private final GroupStore groups;
    private final Incidents incidents;
    private final Tickets tickets;

    Batch(AlertStore alerts, GroupStore groups, Incidents incidents, Tickets tickets) {
        this.alerts = alerts;
        this.groups = groups;
        this.incidents = incidents;
        this.tickets = tickets;
    }

    /** What is known and, where it may change, locked. */
    private record Look(Map<AlertKey, OpenAlert> known, Map<GroupKey, Group> groups, Map<TicketId, Ticket> tickets) {

        @Nullable
        Ticket last(Group group) {
            return group.ticket() == null ? null : tickets.get(group.ticket());
        }
    }

    void take(List<Item> items, Instant now) {
        List<List<Item>> rounds = Rounds.of(items);
        for (int i = 0; i < rounds.size(); i++) {
            List<Item> round = rounds.get(i);
            take(round, look(i == 0 ? items : round, now), now);
        }
        items.forEach(Item::follow);
    }

    private Look look(List<Item> items, Instant now) {
        Map<AlertKey, OpenAlert> known =
                alerts.open(items.stream().map(Item::key).distinct().toList());
        Set<AlertKey> ending = items.stream()
                .filter(item -> !item.signal.firing())
                .map(Item::key)
                .collect(Collectors.toSet());
        var locked = groups.lock(items.stream()
                .filter(item -> item.signal.firing())
                .filter(item -> !known.containsKey(item.key()) || ending.contains(item.key()))
                .map(item -> item.group)
                .distinct()
                .sorted()
                .toList());
        Set<TicketId> touched = new HashSet<>();
        locked.values().stream().map(Group::ticket).filter(Objects::nonNull).forEach(touched::add);
        items.forEach(item -> Stream.ofNullable(known.get(item.key()))
                .filter(alert -> !item.signal.firing() || isLoud(item, alert, now))
                .map(OpenAlert::ticket)
                .forEach(touched::add));
        return new Look(known, locked, touched.isEmpty() ? Map.of() : tickets.hold(touched));
    }

    private void take(List<Item> round, Look look, Instant now) {
        List<Item> fresh = new ArrayList<>();
        List<Item> again = new ArrayList<>();
        List<Item> ending = new ArrayList<>();
        for (Item item : round) {
            item.known = look.known().get(item.key());
            sort(item, fresh, again, ending);
        }
        open(fresh, look, now);
        repeat(again, now);
        end(ending, now);
    }

    private static void sort(Item item, List<Item> fresh, List<Item> again, List<Item> ending) {
        OpenAlert known = item.known;
        if (item.signal.firing()) {
            (known == null ? fresh : again).add(item);
        } else if (known == null || olderEpisode(item.signal, known)) {
            item.becomes(Outcome.IGNORED, known == null ? null : known.ticket());
        } else {
            ending.add(item);
        }
    }

    // A resolve that is sent again must not close the episode that began after it.
    private static boolean olderEpisode(Signal signal, OpenAlert known) {
        return signal.startsAt()
                .filter(start -> start.isBefore(known.startsAt()))
                .isPresent();
    }

    private void open(List<Item> fresh, Look look, Instant now) {
        if (fresh.isEmpty()) {
            return;
        }
        fresh.stream()
                .collect(Collectors.groupingBy(item -> item.group, TreeMap::new, Collectors.toList()))
                .forEach((key, items) -> {
                    Group group = Objects.requireNonNull(look.groups().get(key));
                    incidents.join(group, look.last(group), items, now);
                });
        alerts.insert(fresh, now);
    }

    private void repeat(List<Item> again, Instant now) {
        List<Item> news = again.stream().filter(item -> worthWriting(item, now)).toList();
        if (!news.isEmpty()) {
            alerts.seen(news, now);
        }
        for (Item item : again) {
            OpenAlert known = Objects.requireNonNull(item.known);
            item.becomes(Outcome.REPEATED, known.ticket());
            if (isLoud(item, known, now)) {
                incidents.stillFiring(item, known.ticket(), now);
            }
        }
    }

    private void end(List<Item> ending, Instant now) {
        if (ending.isEmpty()) {
            return;
        }
        alerts.resolve(ending, now);
        ending.forEach(item -> item.becomes(
                Outcome.RESOLVED, Objects.requireNonNull(item.known).ticket()));
        incidents.settle(ending, now);
    }

    private static boolean worthWriting(Item item, Instant now) {
        OpenAlert known = Objects.requireNonNull(item.known);
        return isLoud(item, known, now) || isNewer(item, known) || wearsOut(item, known, now);
    }

    // Whoever resolved it by hand is left in peace for a while, but not by an alert that has ended and begun anew.
    private static boolean isLoud(Item item, OpenAlert known, Instant now) {
        return known.quietUntil() != null && (!known.quietUntil().isAfter(now) || isNewer(item, known));
    }

    private static boolean isNewer(Item item, OpenAlert known) {
        return item.signal.startsAt().filter(known.startsAt()::isBefore).isPresent();
    }

    // Written again when a third of the time it was given has passed, or the sender now gives it less.
    private static boolean wearsOut(Item item, OpenAlert known, Instant now) {
        Instant said = item.signal.expiresAt().orElse(null);
        Instant written = known.expiresAt();
        if (said == null || written == null) {
            return said != written || !known.lastSeenAt().plus(WORTH_WRITING).isAfter(now);
        }
        Duration left = Duration.between(now, written);
        return said.isBefore(written)
                || left.multipliedBy(3).compareTo(Duration.between(now, said).multipliedBy(2)) < 0;
    }
}
