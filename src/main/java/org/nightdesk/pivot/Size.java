package org.nightdesk.pivot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nightdesk.subject.Refused;

/** How large a pivot has grown. It is kept in memory while its lines go by, so it must not grow for ever. */
final class Size {

    private static final int MOST_ROWS = 10_000;
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_VALUES = 2_000_000;

    private final PivotShape shape;
    private final Branch left;
    private final Branch top;
    private long lines;
    private int rows;
    private int columns;
    private int values;

    Size(PivotShape shape, Branch left, Branch top) {
        this.shape = shape;
        this.left = left;
        this.top = top;
    }

    void line() {
        lines++;
    }

    /** Groups at every level count, so that what is written has a bound. */
    void row() {
        rows++;
        if (rows > MOST_ROWS) {
            throw tooLarge("10,000 rows", left, shape.rows());
        }
    }

    void column() {
        columns++;
        if (columns > MOST_COLUMNS) {
            throw tooLarge("200 columns", top, shape.columns());
        }
    }

    void values(int more) {
        values += more;
        if (values > MOST_VALUES) {
            throw tooLarge("2,000,000 values to keep", left, shape.rows());
        }
    }

    private Refused tooLarge(String most, Branch whole, List<String> names) {
        List<String> found = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
            found.add("%s %,d".formatted(names.get(at), whole.different(at)));
        }
        return PivotShape.refused(String.format(
                Locale.ROOT,
                "A pivot has at most %s. By line %,d it has more: different values of %s. Choose columns with fewer values, or ask for less.",
                most,
                lines,
                String.join(", ", found)));
    }
}
