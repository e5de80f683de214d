package org.nightdesk.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.sheet.Cell;

/** A line of the file for pay. Hours are decimal, each rounded by itself. */
final class PayLine {

    private static final int SECONDS = 3600;

    private PayLine() {}

    static List<String> headings() {
        List<String> names = new ArrayList<>(
                List.of("person", "person_id", "month", "time_zone", "holidays", "as_of", "share_percent", "hours"));
        Slot.ALL.forEach(slot -> names.add("hours_" + slot.word()));
        names.add("pages");
        Slot.ALL.forEach(slot -> names.add("pages_" + slot.word()));
        names.addAll(List.of("broken_nights", "rests_under_11_hours"));
        return names;
    }

    static List<Cell> of(Account account) {
        Tally tally = account.tally();
        List<Cell> cells = new ArrayList<>(List.of(
                new Cell.Text(account.person().name()),
                new Cell.Text(account.person().id().text()),
                new Cell.Text(account.month().toString()),
                new Cell.Text(account.person().zone().getId()),
                new Cell.Text(account.terms().holidays()),
                new Cell.Text(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        account.asOf().atZone(account.person().zone()))),
                new Cell.Number(account.terms().percent()),
                hours(tally.onCall())));
        Slot.ALL.forEach(slot -> cells.add(hours(tally.timeIn(slot))));
        cells.add(new Cell.Number(tally.allPages()));
        Slot.ALL.forEach(slot -> cells.add(new Cell.Number(tally.pagesIn(slot))));
        cells.add(new Cell.Number(tally.brokenNights()));
        cells.add(new Cell.Number(tally.shortRests()));
        return cells;
    }

    private static Cell hours(Duration length) {
        return new Cell.Decimal(
                BigDecimal.valueOf(length.toSeconds()).divide(BigDecimal.valueOf(SECONDS), 2, RoundingMode.HALF_UP));
    }
}
