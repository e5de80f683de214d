package org.nightdesk.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.signal.Item.AlertKey;
import org.nightdesk.testing.OnOldestToo;

@OnOldestToo
class RoundsTests {

    private static final Integration INTEGRATION = new Integration(
            new IntegrationId(1), "generic", "A script", new ServiceId(1), true, 60, List.of(), Optional.empty(), 1);

    @Property(tries = 200)
    void aKeyStandsOnceInARoundInItsOrderAndNothingIsLost(
            @ForAll @Size(max = 60) List<@IntRange(max = 29) Integer> said) {
        List<Item> items = said.stream().map(RoundsTests::item).toList();
        List<List<Item>> rounds = Rounds.of(items);

        for (List<Item> round : rounds) {
            Set<AlertKey> keys = new HashSet<>();
            assertThat(round)
                    .allSatisfy(item -> assertThat(keys.add(item.key())).isTrue());
        }
        List<Item> taken = rounds.stream().flatMap(List::stream).toList();
        for (AlertKey key : items.stream().map(Item::key).distinct().toList()) {
            assertThat(of(key, taken.stream())).isEqualTo(of(key, items.stream().filter(item -> item.repeats == null)));
        }
        assertThat(items)
                .filteredOn(item -> item.repeats != null)
                .allSatisfy(item -> assertThat(item.repeats)
                        .matches(leader -> leader.key().equals(item.key()) && leader.signal.firing()));
        assertThat(taken.size()
                        + items.stream().filter(item -> item.repeats != null).count())
                .isEqualTo(items.size());
    }

    private static List<Item> of(AlertKey key, Stream<Item> items) {
        return items.filter(item -> item.key().equals(key)).toList();
    }

    // Five keys, firing since one of three times or since no time, or over.
    private static Item item(int number) {
        int what = number / 5;
        return new Item(
                INTEGRATION,
                new Signal(
                        new UUID(0, number % 5),
                        what < 4,
                        what < 3 ? Optional.of(Instant.ofEpochSecond(what)) : Optional.empty(),
                        Optional.empty(),
                        Severity.WARNING,
                        "",
                        "",
                        "",
                        "",
                        "{}",
                        "{}",
                        ""),
                new ServiceId(1));
    }
}
