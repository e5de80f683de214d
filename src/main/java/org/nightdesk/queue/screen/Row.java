package org.nightdesk.queue.screen;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.web.ClockFace;

/**
 * A ticket in a list. {@code anchor} is its own in the list. {@code fresh}: nobody has looked yet. {@code customer} and {@code assignee} may be empty;
 * {@code mine}: the assignee is the one who looks; {@code clocks} is where its due time is explained, empty where nothing is promised.
 */
public record Row(
        String number,
        String anchor,
        String title,
        int priority,
        ClockFace clock,
        String service,
        String customer,
        String assignee,
        boolean mine,
        boolean fresh,
        Instant openedAt,
        String clocks,
        List<Cell> cells) {

    /** What a column says of it: words, or the moment that its age counts from; whose it is, the row knows. */
    public record Cell(String column, int place, String words, Optional<Instant> since) {

        /** What it is called in the style sheet; {@code place} says when it leaves for want of room. */
        public String style() {
            return "row-cell row-" + column + " k" + place;
        }

        public boolean isWhose() {
            return column.equals("whose");
        }
    }

    public String path() {
        return "/tickets/" + number;
    }

    /** The line below the title where there is no room for columns. */
    public String more() {
        return Stream.concat(
                        Stream.of(number),
                        cells.stream().filter(cell -> !cell.isWhose()).map(Cell::words))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** The same ticket once more in the same list, which needs an anchor of its own there. */
    public Row nth(int time) {
        return time == 1
                ? this
                : new Row(
                        number,
                        number + "-" + time,
                        title,
                        priority,
                        clock,
                        service,
                        customer,
                        assignee,
                        mine,
                        fresh,
                        openedAt,
                        clocks,
                        cells);
    }

    public String whose() {
        return mine ? "You" : assignee.split(" ", 2)[0];
    }
}
