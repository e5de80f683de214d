package org.nightdesk.pivot;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.nightdesk.sheet.Cell;

/** How values that make groups are told apart, put in order and called: as spreadsheets do, numbers before times before text, what is empty last. */
final class Labels {

    static final Comparator<Cell> ORDER = Labels::compare;

    private static final Comparator<String> TEXT =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    /** What stands for an empty cell. */
    private static final Cell EMPTY = new Cell.Text("(empty)");

    private Labels() {}

    /** The same for values that are the same, such as 1.0 and 1.00. */
    static String key(Cell cell) {
        return cell instanceof Cell.Decimal decimal
                ? decimal.value().stripTrailingZeros().toPlainString()
                : cell.plain();
    }

    static Cell said(Cell cell) {
        return Measure.isEmpty(cell) ? EMPTY : cell;
    }

    private static int compare(Cell left, Cell right) {
        int kind = Integer.compare(kind(left), kind(right));
        if (kind != 0) {
            return kind;
        }
        BigDecimal one = Tally.figure(left);
        BigDecimal other = Tally.figure(right);
        if (one != null && other != null) {
            return one.compareTo(other);
        }
        return kind(left) == 1 ? time(left).compareTo(time(right)) : TEXT.compare(left.plain(), right.plain());
    }

    private static int kind(Cell cell) {
        return switch (cell) {
            case Cell.Number number -> 0;
            case Cell.Decimal decimal -> 0;
            case Cell.Day day -> 1;
            case Cell.LocalMoment moment -> 1;
            case Cell.Moment moment -> 1;
            case Cell.Text text -> text.text().isEmpty() ? 4 : 2;
            case Cell.Truth truth -> 3;
        };
    }

    private static LocalDateTime time(Cell cell) {
        return switch (cell) {
            case Cell.Day day -> day.day().atStartOfDay();
            case Cell.LocalMoment moment -> moment.at();
            case Cell.Moment moment -> LocalDateTime.ofInstant(moment.at(), ZoneOffset.UTC);
            default -> LocalDateTime.MIN;
        };
    }
}
