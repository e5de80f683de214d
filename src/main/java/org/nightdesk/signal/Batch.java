package org.nightdesk.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.signal.Item.OpenAlert;
import org.springframework.stereotype.Component;

/** Decides for many signals at once, each key once, what each becomes; inside the caller's transaction. */
@Component
class Batch {

    // A repeat is written down only when it says something new, or a third of Alertmanager's five minutes has passed.
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

    void take(List<Item> round, Instant now) {
        var known = alerts.open(round);
        List<Item> fresh = new ArrayList<>();
        List<Item> again = new ArrayList<>();
        List<Item> ending = new ArrayList<>();
        for (Item item : round) {
            item.known = known.get(item.key());
            sort(item, fresh, again, ending);
        }
        tickets.hold(touched(fresh, again, ending, now));
        open(fresh, now);
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

    private Set<TicketId> touched(List<Item> fresh, List<Item> again, List<Item> ending, Instant now) {
        Stream<TicketId> back = fresh.isEmpty()
                ? Stream.empty()
                : groups.look(keys(fresh)).values().stream()
                        .filter(group -> group.clearedAt() != null)
                        .flatMap(group -> Stream.ofNullable(group.ticket()));
        Stream<TicketId> loud = again.stream()
                .map(item -> Objects.requireNonNull(item.known))
                .filter(known -> quietIsOver(known, now))
                .map(OpenAlert::ticket);
        Stream<TicketId> over =
                ending.stream().map(item -> Objects.requireNonNull(item.known).ticket());
        return Stream.of(back, loud, over).flatMap(ids -> ids).collect(Collectors.toSet());
    }

    private void open(List<Item> fresh, Instant now) {
        if (fresh.isEmpty()) {
            return;
        }
        var locked = groups.lock(keys(fresh));
        fresh.stream()
                .collect(Collectors.groupingBy(item -> item.group, TreeMap::new, Collectors.toList()))
                .forEach((key, items) -> incidents.join(Objects.requireNonNull(locked.get(key)), items, now));
        var inserted = alerts.insert(fresh, now);
        fresh.stream()
                .filter(item -> !inserted.contains(item.key()))
                .forEach(item -> item.becomes(Outcome.REPEATED, item.ticket));
    }

    private void repeat(List<Item> again, Instant now) {
        List<Item> news = again.stream().filter(item -> worthWriting(item, now)).toList();
        if (!news.isEmpty()) {
            alerts.seen(news, now);
        }
        for (Item item : again) {
            OpenAlert known = Objects.requireNonNull(item.known);
            item.becomes(Outcome.REPEATED, known.ticket());
            if (quietIsOver(known, now)) {
                incidents.stillFiring(item, known.ticket(), now);
            }
        }
    }

    private void end(List<Item> ending, Instant now) {
        if (ending.isEmpty()) {
            return;
        }
        alerts.end(ending.stream().map(Item::key).toList(), "resolved", now);
        ending.forEach(item -> item.becomes(
                Outcome.RESOLVED, Objects.requireNonNull(item.known).ticket()));
        incidents.settle(ending, now);
    }

    private static boolean worthWriting(Item item, Instant now) {
        OpenAlert known = Objects.requireNonNull(item.known);
        return quietIsOver(known, now)
                || !known.lastSeenAt().plus(WORTH_WRITING).isAfter(now)
                || item.signal.startsAt().filter(known.startsAt()::isBefore).isPresent()
                || endsEarlier(item.signal.expiresAt().orElse(null), known.expiresAt());
    }

    private static boolean endsEarlier(@Nullable Instant said, @Nullable Instant known) {
        return said != null && known != null && said.isBefore(known);
    }

    private static boolean quietIsOver(OpenAlert known, Instant now) {
        return known.quietUntil() != null && !known.quietUntil().isAfter(now);
    }

    private static List<GroupKey> keys(List<Item> items) {
        return items.stream().map(item -> item.group).distinct().sorted().toList();
    }
}
