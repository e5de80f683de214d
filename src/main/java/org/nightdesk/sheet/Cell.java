package org.nightdesk.sheet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in one place of a list that leaves the house. */
public sealed interface Cell {

    Cell NOTHING = new Text("");

    /** Always text for whoever opens it, whatever it begins with. */
    record Text(String text) implements Cell {}

    record Number(long value) implements Cell {}

    /**
     * An exact decimal; its scale is shown. It is read or written only for who asks: of the millions in a file nobody reckons with most. Two are equal when their
     * values and scales are.
     */
    final class Decimal implements Cell {

        private final String plain;
        private @Nullable BigDecimal value;

        public Decimal(BigDecimal value) {
            this.plain = value.toPlainString();
            this.value = value;
        }

        private Decimal(String plain) {
            this.plain = plain;
        }

        /** Of what a database wrote, with an exponent or without. Throws NumberFormatException when it is no finite number. */
        public static Decimal read(String text) {
            return isPlain(text) ? new Decimal(text) : new Decimal(new BigDecimal(text));
        }

        public BigDecimal value() {
            BigDecimal known = value;
            if (known == null) {
                known = new BigDecimal(plain);
                value = known;
            }
            return known;
        }

        /** Without an exponent, as {@link BigDecimal#toPlainString} writes it. */
        @Override
        public String plain() {
            return plain;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Decimal decimal && plain.equals(decimal.plain);
        }

        @Override
        public int hashCode() {
            return plain.hashCode();
        }

        @Override
        public String toString() {
            return plain;
        }

        // As toPlainString writes it: digits that do not begin with a nought, or one nought; perhaps a point and
        // digits; of a sign only what is plain at
        // once.
        private static boolean isPlain(String text) {
            int first = text.startsWith("-") ? 1 : 0;
            int whole = digits(text, first);
            if (whole == first || text.charAt(first) == '0' && (whole > first + 1 || first > 0)) {
                return false;
            }
            return whole == text.length()
                    || text.charAt(whole) == '.'
                            && whole + 1 < text.length()
                            && digits(text, whole + 1) == text.length();
        }

        private static int digits(String text, int from) {
            int at = from;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            return at;
        }
    }

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
            case Decimal decimal -> decimal.plain();
            case Truth truth -> Boolean.toString(truth.value());
            case Day day -> day.day().toString();
            case LocalMoment moment -> moment.at().toString();
            case Moment moment -> moment.at().toString();
        };
    }
}
