package org.nightdesk.queue.screen;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.web.ClockFace;

/**
 * A ticket in a list. {@code fresh}: nobody has looked yet. {@code customer} and {@code assignee} may be empty;
 * {@code mine}: the assignee is the one who looks; {@code clocks} is where its due time is explained, empty where nothing is promised.
 */
public record Row(
        String number,
        String title,
        int priority,
        ClockFace clock,
        String service,
        String customer,
        String assignee,
        boolean mine,
        boolean fresh,
        Instant openedAt,
        String clocks) {

    public String path() {
        return "/tickets/" + number;
    }

    /** The line below the title where there is no room for columns. */
    public String more() {
        return Stream.of(number, service, customer)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    public String whose() {
        return mine ? "You" : assignee.split(" ", 2)[0];
    }
}
