package org.nightdesk.queue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a list is laid out: in which order, in which groups, and which columns it shows, the leftmost first. */
record Arrangement(Order order, Grouping grouping, List<Column> columns) {

    private static final String NO_COLUMNS = "none";

    static final Arrangement USUAL = new Arrangement(
            Order.DUE, Grouping.STATE, List.of(Column.SERVICE, Column.CUSTOMER, Column.WHOSE, Column.AGE));

    Arrangement {
        columns = columns.stream().distinct().toList();
    }

    /** From the API; refused when a word is not known. What is not said is the usual. */
    static Arrangement read(Optional<String> order, Optional<String> group, Optional<List<String>> columns) {
        return new Arrangement(
                order.map(word -> Words.the("order", Order.class, word)).orElse(USUAL.order()),
                group.map(word -> Words.the("groupBy", Grouping.class, word)).orElse(USUAL.grouping()),
                columns.map(words -> words.stream()
                                .map(word -> Words.the("columns", Column.class, word))
                                .toList())
                        .orElse(USUAL.columns()));
    }

    /** From an address. What does not stand there is as {@code otherwise}; what is not known, or not known any more, is passed over. */
    static Arrangement of(String by, String group, List<String> columns, Arrangement otherwise) {
        return new Arrangement(
                Words.find(Order.class, by).orElse(otherwise.order()),
                Words.find(Grouping.class, group).orElse(otherwise.grouping()),
                columns.isEmpty() ? otherwise.columns() : known(columns));
    }

    private static List<Column> known(List<String> words) {
        return words.stream()
                .flatMap(word -> Words.find(Column.class, word).stream())
                .toList();
    }

    Arrangement in(Order other) {
        return new Arrangement(other, grouping, columns);
    }

    Arrangement by(Grouping other) {
        return new Arrangement(order, other, columns);
    }

    /** With the column of that word one place further to the left (-1) or right (1), where it has a place to go to. */
    Arrangement moved(String word, int step) {
        List<Column> all = new ArrayList<>(columns);
        int from = words().indexOf(word);
        int to = from + step;
        if (from >= 0 && to >= 0 && to < all.size()) {
            Collections.swap(all, from, to);
        }
        return new Arrangement(order, grouping, all);
    }

    /** All columns there are: those that are shown, in their order, and then the others. */
    List<Column> offered() {
        return Stream.concat(columns.stream(), Arrays.stream(Column.values()))
                .distinct()
                .toList();
    }

    /**
     * What stands in an address for the order; empty when it is the usual one, and also that of who reads the address ({@code otherwise}). So for the
     * two others.
     */
    Optional<String> orderWord(Arrangement otherwise) {
        return Optional.of(order.word()).filter(word -> order != USUAL.order() || otherwise.order() != USUAL.order());
    }

    Optional<String> groupWord(Arrangement otherwise) {
        return Optional.of(grouping.word())
                .filter(word -> grouping != USUAL.grouping() || otherwise.grouping() != USUAL.grouping());
    }

    Optional<String> columnWords(Arrangement otherwise) {
        return Optional.of(columns.isEmpty() ? NO_COLUMNS : String.join(",", words()))
                .filter(some -> !hasUsualColumns() || !otherwise.hasUsualColumns());
    }

    List<String> words() {
        return columns.stream().map(Column::word).toList();
    }

    boolean hasUsualColumns() {
        return columns.equals(USUAL.columns());
    }
}
