package org.nightdesk.ledger;

import java.util.Arrays;
import java.util.List;

/** One of the nine sorts of time; each moment is of exactly one. A night belongs to the day on which its hours lie. */
record Slot(DayKind day, Part part) {

    /** Workdays first, each from day to night. */
    static final List<Slot> ALL = Arrays.stream(DayKind.values())
            .flatMap(day -> Arrays.stream(Part.values()).map(part -> new Slot(day, part)))
            .toList();

    /** As files and programs name it: {@code weekend_night}. */
    String word() {
        return day.word() + "_" + part.word();
    }
}
