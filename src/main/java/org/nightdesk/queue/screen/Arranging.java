package org.nightdesk.queue.screen;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightdesk.queue.screen.QueueScreen.Choice;

/**
 * How a list is laid out, and how it could be. {@code columns} are all there are, the shown ones first and in their order; {@code usual}:
 * they are those that a list has unless somebody chose. {@code view} and {@code words} say which list; {@code keep} is where the
 * arrangement is kept with the view, empty when it is kept already or cannot be; {@code always} is on the button that makes it the reader's own,
 * empty when it is.
 */
public record Arranging(
        List<ColumnChoice> columns,
        boolean usual,
        List<Choice> orders,
        String order,
        List<Choice> groupings,
        String grouping,
        String view,
        String words,
        String keep,
        String always) {

    public record ColumnChoice(String word, String title, boolean shown) {}

    public List<ColumnChoice> shown() {
        return columns.stream().filter(ColumnChoice::shown).toList();
    }

    /** The heads of the columns that are shown, as their cells are called. */
    public List<Head> heads() {
        List<ColumnChoice> shown = shown();
        return IntStream.range(0, shown.size())
                .mapToObj(i -> new Head(
                        shown.get(i).title(), "row-cell row-" + shown.get(i).word() + " k" + (i + 1)))
                .toList();
    }

    /** {@code style} is what it is called in the style sheet. */
    public record Head(String title, String style) {}

    /** As it stands in an address. */
    public String shownWords() {
        List<ColumnChoice> shown = shown();
        return shown.isEmpty() ? "none" : shown.stream().map(ColumnChoice::word).collect(Collectors.joining(","));
    }

    /** What the board is called in the style sheet, which knows how many columns have room. */
    public String board() {
        return usual ? "board" : "board is-arranged n" + shown().size();
    }
}
