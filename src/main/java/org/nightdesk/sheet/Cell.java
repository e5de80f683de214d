package org.nightdesk.sheet;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in one place of a list that leaves the house. */
public sealed interface Cell {

    Cell NOTHING = new Text("");

    /** Always text for whoever opens it, whatever it begins with. */
    final class Text extends Letters implements Cell {

        public Text(String text) {
            super(text);
        }

        private Text(byte[] utf8) {
            super(utf8);
        }

        /** Of text that came as UTF-8; the array is not to be changed afterwards. */
        public static Text read(byte[] utf8) {
            return new Text(utf8);
        }

        public String text() {
            return plain();
        }
    }

    /** A whole number. */
    final class Number extends Letters implements Cell {

        /** So many digits are always within a long. */
        private static final int SURE = 18;

        public Number(long value) {
            super(Long.toString(value));
        }

        private Number(byte[] utf8) {
            super(utf8);
        }

        /** Of what a database wrote; the array is not to be changed afterwards. Throws NumberFormatException when it is not within a long. */
        public static Number read(byte[] utf8) {
            return utf8.length <= SURE && isWhole(utf8, utf8.length)
                    ? new Number(utf8)
                    : new Number(Long.parseLong(new String(utf8, StandardCharsets.UTF_8)));
        }

        public long value() {
            return Long.parseLong(plain());
        }
    }

    /**
     * An exact decimal; its scale is shown. It is read or written only for who asks: of the millions in a file nobody reckons with most. Two are equal when their
     * values and scales are.
     */
    final class Decimal extends Letters implements Cell {

        private @Nullable BigDecimal value;

        public Decimal(BigDecimal value) {
            super(value.toPlainString());
            this.value = value;
        }

        private Decimal(byte[] utf8) {
            super(utf8);
        }

        /**
         * Of what a database wrote, with an exponent or without; the array is not to be changed afterwards. Throws NumberFormatException when it is no finite
         * number.
         */
        public static Decimal read(byte[] utf8) {
            return isDecimal(utf8)
                    ? new Decimal(utf8)
                    : new Decimal(new BigDecimal(new String(utf8, StandardCharsets.UTF_8)));
        }

        public BigDecimal value() {
            BigDecimal known = value;
            if (known == null) {
                known = new BigDecimal(plain());
                value = known;
            }
            return known;
        }

        // As toPlainString writes it: a whole number; perhaps a point and digits.
        private static boolean isDecimal(byte[] utf8) {
            int whole = 0;
            while (whole < utf8.length && utf8[whole] != '.') {
                whole++;
            }
            return isWhole(utf8, whole)
                    && (whole == utf8.length || whole + 1 < utf8.length && isDigits(utf8, whole + 1, utf8.length));
        }
    }

    record Truth(boolean value) implements Cell {}

    /** A day of the calendar, from the year 0 to 9999. */
    final class Day extends Letters implements Cell {

        private static final int LENGTH = 10;

        /** Each month has so many days. */
        private static final int SURE = 28;

        public Day(LocalDate day) {
            super(day.toString());
        }

        private Day(byte[] utf8) {
            super(utf8);
        }

        /** Of ISO 8601, as in 2026-03-01; the array is not to be changed afterwards. Throws DateTimeException when it is no such day. */
        public static Day read(byte[] utf8) {
            if (utf8.length != LENGTH || utf8[4] != '-' || utf8[7] != '-') {
                throw new DateTimeException("no day");
            }
            int year = number(utf8, 0, 4);
            int month = number(utf8, 5, 7);
            int day = number(utf8, 8, LENGTH);
            if (month < 1 || month > 12 || day < 1 || day > SURE) {
                LocalDate.of(year, month, day);
            }
            return new Day(utf8);
        }

        private static int number(byte[] utf8, int from, int to) {
            if (!isDigits(utf8, from, to)) {
                throw new DateTimeException("no digit");
            }
            int number = 0;
            for (int at = from; at < to; at++) {
                number = number * 10 + utf8[at] - '0';
            }
            return number;
        }

        public LocalDate day() {
            return LocalDate.parse(plain());
        }
    }

    /** A time of which nobody said the zone. */
    record LocalMoment(LocalDateTime at) implements Cell {}

    record Moment(Instant at) implements Cell {}

    static Cell moment(Optional<Instant> at) {
        return at.<Cell>map(Moment::new).orElse(NOTHING);
    }

    /** As it reads outside of sheets; times in UTC. */
    default String plain() {
        return switch (this) {
            case Letters letters -> letters.plain();
            case Truth truth -> Boolean.toString(truth.value());
            case LocalMoment moment -> moment.at().toString();
            case Moment moment -> moment.at().toString();
        };
    }

    /** {@link #plain} as UTF-8; not to be changed. */
    default byte[] utf8() {
        return plain().getBytes(StandardCharsets.UTF_8);
    }
}
