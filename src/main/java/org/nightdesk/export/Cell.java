package org.nightdesk.export;

import java.time.Instant;
import java.util.Optional;

/** What stands in one place of an exported list. */
sealed interface Cell {

    Cell NOTHING = new Text("");

    /** Always text for whoever opens it, whatever it begins with. */
    record Text(String text) implements Cell {}

    record Number(long value) implements Cell {}

    record Moment(Instant at) implements Cell {}

    static Cell moment(Optional<Instant> at) {
        return at.<Cell>map(Moment::new).orElse(NOTHING);
    }
}
