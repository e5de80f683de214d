package org.nightdesk.ledger.screen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Form;

/**
 * What one's own month came to. {@code advice} is empty when there is nothing to do. {@code places} are those whose holidays may be chosen,
 * {@code teams} path to name those whose figures one plans by.
 */
public record LoadScreen(
        String sentence,
        String more,
        String advice,
        Months months,
        List<Row> rows,
        List<Disturbed> nights,
        Form form,
        Map<String, String> places,
        Map<String, String> teams) {

    /** Which month is shown; {@code before} and {@code after} are paths, empty where there is nothing yet. */
    public record Months(String shown, String before, Optional<String> after) {}

    /** A part of the day; a cell for workdays, weekends and holidays. */
    public record Row(String name, List<Cell> cells) {}

    /** Both empty when there was nothing. */
    public record Cell(String hours, String pages) {}

    /** A night in words. */
    public record Disturbed(String night, String what) {}
}
