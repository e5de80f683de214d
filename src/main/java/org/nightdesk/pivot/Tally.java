package org.nightdesk.pivot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightdesk.sheet.Cell;

/** What the values of one group come to, as they come. Groups are put together from what theirs hold, never from what they say. */
abstract sealed class Tally {

    /** A value that is not empty, or any row where rows are counted. */
    abstract void add(Cell cell);

    /** Another group's, of the same kind. */
    abstract void add(Tally other);

    abstract Cell cell();

    /** As a spreadsheet comes to it. */
    Cell whole() {
        return cell();
    }

    /** How many values it has to keep. */
    int kept() {
        return 1;
    }

    /** Empty when it is no number. */
    static @Nullable BigDecimal figure(Cell cell) {
        return switch (cell) {
            case Cell.Number number -> BigDecimal.valueOf(number.value());
            case Cell.Decimal decimal -> decimal.value();
            default -> null;
        };
    }

    private static BigDecimal number(Cell cell) {
        BigDecimal figure = figure(cell);
        if (figure == null) {
            throw new IllegalArgumentException("which cannot be summed. Count it, or choose a column of numbers.");
        }
        return figure;
    }

    static final class Sum extends Tally {

        private BigDecimal sum = BigDecimal.ZERO;

        @Override
        void add(Cell cell) {
            sum = sum.add(number(cell));
        }

        @Override
        void add(Tally other) {
            sum = sum.add(((Sum) other).sum);
        }

        @Override
        Cell cell() {
            return new Cell.Decimal(sum);
        }
    }

    /** Rounded half up, to two places more than the values have. */
    static final class Average extends Tally {

        private static final int MORE = 2;

        private BigDecimal sum = BigDecimal.ZERO;
        private long count;

        @Override
        void add(Cell cell) {
            sum = sum.add(number(cell));
            count++;
        }

        @Override
        void add(Tally other) {
            sum = sum.add(((Average) other).sum);
            count += ((Average) other).count;
        }

        @Override
        Cell cell() {
            int places = Math.max(0, sum.scale()) + MORE;
            return count == 0
                    ? Cell.NOTHING
                    : new Cell.Decimal(sum.divide(BigDecimal.valueOf(count), places, RoundingMode.HALF_UP));
        }

        // A spreadsheet's numbers have 15 digits.
        @Override
        Cell whole() {
            MathContext digits = new MathContext(15, RoundingMode.HALF_EVEN);
            return count == 0 ? Cell.NOTHING : new Cell.Decimal(sum.divide(BigDecimal.valueOf(count), digits));
        }
    }

    static final class Count extends Tally {

        private long count;

        @Override
        void add(Cell cell) {
            count++;
        }

        @Override
        void add(Tally other) {
            count += ((Count) other).count;
        }

        @Override
        Cell cell() {
            return new Cell.Number(count);
        }
    }

    static final class Distinct extends Tally {

        private final Set<String> values = new HashSet<>();

        @Override
        void add(Cell cell) {
            values.add(Labels.key(cell));
        }

        @Override
        void add(Tally other) {
            values.addAll(((Distinct) other).values);
        }

        @Override
        Cell cell() {
            return new Cell.Number(values.size());
        }

        @Override
        int kept() {
            return values.size();
        }
    }

    /** The smallest or the largest, of numbers or of times. */
    static final class Extreme extends Tally {

        private final int sign;
        private @Nullable Cell most;

        Extreme(int sign) {
            this.sign = sign;
        }

        @Override
        void add(Cell cell) {
            if (cell instanceof Cell.Text || cell instanceof Cell.Truth) {
                throw new IllegalArgumentException(
                        "which is no number and no time. Count it, or choose another column.");
            }
            if (most == null || sign * Labels.ORDER.compare(cell, most) > 0) {
                most = cell;
            }
        }

        @Override
        void add(Tally other) {
            Cell theirs = ((Extreme) other).most;
            if (theirs != null) {
                add(theirs);
            }
        }

        @Override
        Cell cell() {
            return most == null ? Cell.NOTHING : most;
        }
    }
}
