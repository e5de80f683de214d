package org.nightdesk.pivot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.nightdesk.sheet.Cell;

/** Whether what is reckoned together is of one currency and one unit, as far as columns of these names tell. It may be right, such as amounts for hours and for parcels, so it is said and not refused. */
final class Units {

    static final Units NONE = new Units(Map.of());

    private static final Pattern NAMES = Pattern.compile("(?i)(.*[_ ])?(currency|unit)([_ ]code)?");
    private static final int NAMED = 3;

    private record Seen(int place, boolean apart, Set<String> values) {}

    private final Map<String, Seen> seen;

    private Units(Map<String, Seen> seen) {
        this.seen = seen;
    }

    static Units of(PivotShape shape, List<String> names) {
        Map<String, Seen> seen = new LinkedHashMap<>();
        if (shape.measures().stream().anyMatch(Measure::reckons)) {
            IntStream.range(0, names.size())
                    .filter(at -> NAMES.matcher(names.get(at)).matches())
                    .forEach(at -> seen.put(
                            names.get(at), new Seen(at, isApart(shape, names.get(at)), new LinkedHashSet<>())));
        }
        return new Units(seen);
    }

    private static boolean isApart(PivotShape shape, String name) {
        return shape.rows().contains(name) || shape.columns().contains(name);
    }

    void row(List<Cell> cells) {
        for (Seen one : seen.values()) {
            Cell cell = cells.get(one.place());
            if (one.values().size() <= NAMED && !Measure.isEmpty(cell)) {
                one.values().add(cell.plain());
            }
        }
    }

    String said() {
        List<String> said = new ArrayList<>();
        seen.forEach((name, one) -> {
            if (one.values().size() > 1) {
                said.add(said(name, one));
            }
        });
        return String.join(" ", said);
    }

    private static String said(String name, Seen one) {
        String values = String.join(", ", one.values().stream().limit(NAMED).toList())
                + (one.values().size() > NAMED ? " and others" : "");
        return one.apart()
                ? "Totals put figures with different values of " + name + " together: " + values + "."
                : "Figures with different values of " + name + " come together here: " + values + ". Choose " + name
                        + " for rows or columns to keep them apart.";
    }
}
