package org.nightdesk.usage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.rating.Digest;
import org.nightdesk.sheet.Cell;

/**
 * Knows rows again by what they say beside customer, item and numbers. Two rows of 64 may well be two times 64: only a date or a reference tells, and only one
 * that is not the same on all rows, such as the month they were asked for.
 */
final class Marks {

    private static final int LONGEST = 80;
    private static final Set<String> USAGE = Set.of("customer", "item", "detail", "unit", "quantity", "amount");
    private static final Set<String> REFERENCES = Set.of("reference", "key", "id", "number");

    private final List<String> names;
    private final List<Integer> places;
    private final Map<Integer, String> first = new HashMap<>();
    private final Set<Integer> telling = new HashSet<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** Of a result with these columns, in small letters. */
    Marks(List<String> names) {
        this.names = names;
        this.places = IntStream.range(0, names.size())
                .filter(place -> !USAGE.contains(names.get(place)))
                .boxed()
                .toList();
    }

    void row(List<Cell> cells) {
        places.stream().filter(place -> mayTell(place, cells.get(place))).forEach(place -> {
            String text = brief(cells.get(place));
            if (!first.computeIfAbsent(place, any -> text).equals(text)) {
                telling.add(place);
            }
        });
        rows.add(places.stream().map(place -> brief(cells.get(place))).toList());
    }

    private boolean mayTell(int place, Cell cell) {
        return switch (cell) {
            case Cell.Day day -> true;
            case Cell.LocalMoment moment -> true;
            case Cell.Moment moment -> true;
            case Cell.Text text ->
                REFERENCES.contains(names.get(place)) && !text.text().isBlank();
            case Cell.Number number -> REFERENCES.contains(names.get(place));
            case Cell.Decimal decimal -> REFERENCES.contains(names.get(place));
            case Cell.Truth truth -> false;
        };
    }

    private static String brief(Cell cell) {
        String text = cell.plain().strip();
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST / 2) + "… " + new Digest().add(text).hex();
    }

    /** What the row of that number says, from 0; empty when nothing in it tells it from others. */
    String of(int row) {
        List<String> said = rows.get(row);
        List<Integer> filled = IntStream.range(0, places.size())
                .filter(at -> !said.get(at).isEmpty())
                .boxed()
                .toList();
        if (filled.stream().map(places::get).noneMatch(telling::contains)) {
            return "";
        }
        return filled.stream()
                .map(at -> names.get(places.get(at)) + " " + said.get(at))
                .collect(Collectors.joining(", "));
    }
}
