package org.nightdesk.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Decides for many signals at once what each becomes, inside the caller's transaction. Throws {@link Overtaken} when it must be done again. */
@Component
class Batch {

    private final AlertStore alerts;
    private final Looks looks;
    private final Incidents incidents;
    private final Hushes hushes;

    Batch(AlertStore alerts, Looks looks, Incidents incidents, Hushes hushes) {
        this.hushes = hushes;
        this.alerts = alerts;
        this.looks = looks;
        this.incidents = incidents;
    }

    /** {@code hasty}: as if nothing but joining and repeating had to be done, if that is how it looks. */
    void take(List<Item> items, boolean hasty, Instant now) {
        List<List<Item>> rounds = Rounds.of(items);
        for (int i = 0; i < rounds.size(); i++) {
            List<Item> round = rounds.get(i);
            round.sort(Comparator.comparing(Item::key));
            take(round, looks.at(i == 0 ? items : round, hasty && rounds.size() == 1, now), now);
        }
        items.forEach(Item::follow);
    }

    private void take(List<Item> round, Look look, Instant now) {
        List<Item> fresh = new ArrayList<>();
        List<Item> again = new ArrayList<>();
        List<Item> ending = new ArrayList<>();
        for (Item item : round) {
            item.known = look.known().get(item.key());
            sort(item, fresh, again, ending);
        }
        if (!look.joinsOnly()) {
            hushes.hush(fresh, now);
        }
        open(fresh, look, now);
        repeat(again, now);
        end(ending, now);
    }

    private static void sort(Item item, List<Item> fresh, List<Item> again, List<Item> ending) {
        OpenAlert known = item.known;
        if (item.signal.firing()) {
            (known == null ? fresh : again).add(item);
        } else if (known == null || known.isNewerThan(item.signal)) {
            item.becomes(Outcome.IGNORED, known == null ? null : known.ticket());
        } else {
            ending.add(item);
        }
    }

    private void open(List<Item> fresh, Look look, Instant now) {
        if (fresh.isEmpty()) {
            return;
        }
        fresh.stream()
                .collect(Collectors.groupingBy(item -> item.group, TreeMap::new, Collectors.toList()))
                .forEach((key, items) -> join(look.group(key), look, items, now));
        alerts.insert(fresh, now);
    }

    private void join(Group group, Look look, List<Item> items, Instant now) {
        if (look.joinsOnly()) {
            items.forEach(item -> item.becomes(Outcome.JOINED, group.ticket()));
            return;
        }
        incidents.join(group, look.last(group), items, now);
    }

    private void repeat(List<Item> again, Instant now) {
        List<Item> news = again.stream()
                .filter(item -> known(item).isWorthWriting(item.signal, now))
                .toList();
        if (!news.isEmpty()) {
            alerts.seen(news, now);
        }
        for (Item item : again) {
            item.becomes(Outcome.REPEATED, known(item).ticket());
            if (known(item).breaksQuiet(item.signal, now)) {
                hushes.hush(List.of(item), now);
                incidents.stillFiring(item, known(item).ticket(), now);
            }
        }
    }

    private void end(List<Item> ending, Instant now) {
        if (ending.isEmpty()) {
            return;
        }
        alerts.resolve(ending, now);
        ending.forEach(item -> item.becomes(Outcome.RESOLVED, known(item).ticket()));
        incidents.settle(ending, now);
    }

    private static OpenAlert known(Item item) {
        return Objects.requireNonNull(item.known);
    }
}
