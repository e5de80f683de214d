package org.nightdesk.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.comparison.screen.ComparisonScreen.Cell;
import org.nightdesk.comparison.screen.ComparisonScreen.Difference;
import org.nightdesk.comparison.screen.ComparisonScreen.Line;
import org.nightdesk.report.KeptResults.Result;
import org.nightdesk.subject.Refused;

/** Compares two results cell by cell, rows of the same key with each other. */
final class Comparison {

    private static final int SHOWN = 500;

    private final Result before;
    private final Result after;
    private final List<String> key;
    private final List<String> columns;

    private Comparison(Result before, Result after, List<String> key) {
        this.before = before;
        this.after = after;
        this.key = key;
        Set<String> all = new LinkedHashSet<>(key);
        all.addAll(after.columns());
        all.addAll(before.columns());
        this.columns = List.copyOf(all);
    }

    /** {@code key}: the columns that say which row is which; without any the first. Refused when one is in neither, or two rows of one result share a key. */
    static Difference of(Result before, Result after, List<String> key) {
        List<String> wanted = key.isEmpty() ? before.columns().stream().limit(1).toList() : key;
        for (String column : wanted) {
            if (!before.columns().contains(column) || !after.columns().contains(column)) {
                throw Refused.invalid("key", "Not both results have a column " + column + ".");
            }
        }
        return new Comparison(before, after, wanted).compared();
    }

    private Difference compared() {
        Map<List<String>, Map<String, String>> old = rows(before);
        Map<List<String>, Map<String, String>> now = rows(after);
        List<Line> lines = new ArrayList<>();
        int[] counts = new int[3];
        now.forEach((row, values) -> {
            Map<String, String> was = old.get(row);
            if (was == null) {
                lines.add(line('+', Map.of(), values));
                counts[0]++;
            } else if (!was.equals(values)) {
                lines.add(line('~', was, values));
                counts[2]++;
            }
        });
        old.forEach((row, values) -> {
            if (!now.containsKey(row)) {
                lines.add(line('-', values, Map.of()));
                counts[1]++;
            }
        });
        int same = now.size() - counts[0] - counts[2];
        int more = Math.max(0, lines.size() - SHOWN);
        return new Difference(
                columns, lines.subList(0, lines.size() - more), counts[0], counts[1], counts[2], same, more);
    }

    private Map<List<String>, Map<String, String>> rows(Result result) {
        Map<List<String>, Map<String, String>> rows = new LinkedHashMap<>();
        for (List<String> row : result.rows()) {
            Map<String, String> values = new HashMap<>();
            columns.forEach(column -> values.put(column, ""));
            for (int at = 0; at < row.size(); at++) {
                values.put(result.columns().get(at), row.get(at));
            }
            List<String> own =
                    key.stream().map(column -> values.getOrDefault(column, "")).toList();
            if (rows.put(own, values) != null) {
                throw Refused.invalid(
                        "key",
                        "Two rows of one result have the key " + String.join(", ", own)
                                + ". Name more columns, until each row has its own.");
            }
        }
        return rows;
    }

    private Line line(char sign, Map<String, String> was, Map<String, String> is) {
        return new Line(
                sign,
                columns.stream()
                        .map(column -> cell(sign, was.getOrDefault(column, ""), is.getOrDefault(column, "")))
                        .toList());
    }

    private static Cell cell(char sign, String was, String is) {
        boolean changed = sign == '~' && !was.equals(is);
        return new Cell(changed ? was : "", sign == '-' ? was : is, changed);
    }
}
