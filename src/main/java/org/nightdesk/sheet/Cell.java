package org.nightdesk.sheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** What stands in one place of a list that leaves the house. */
public sealed interface Cell {

    Cell NOTHING = new Text("");

    /** Always text for whoever opens it, whatever it begins with. */
    record Text(String text) implements Cell {}

    record Number(long value) implements Cell {}

    /** An exact decimal; its scale is shown. */
    record Decimal(BigDecimal value) implements Cell {}

    record Truth(boolean value) implements Cell {}

    record Day(LocalDate day) implements Cell {}

    /** A time of which nobody said the zone. */
    record LocalMoment(LocalDateTime at) implements Cell {}

    record Moment(Instant at) implements Cell {}

    static Cell moment(Optional<Instant> at) {
        return at.<Cell>map(Moment::new).orElse(NOTHING);
    }

    /** As it reads outside of sheets; times in UTC. */
    default String plain() {
        return switch (this) {
            case Text text -> text.text();
            case Number number -> Long.toString(number.value());
            case Decimal decimal -> decimal.value().toPlainString();
            case Truth truth -> Boolean.toString(truth.value());
            case Day day -> day.day().toString();
            case LocalMoment moment -> moment.at().toString();
            case Moment moment -> moment.at().toString();
        };
    }
}
