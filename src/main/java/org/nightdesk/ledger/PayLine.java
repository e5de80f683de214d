package org.nightdesk.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of the file for pay, by RFC 4180. Hours are decimal, each rounded by itself. Text that a spreadsheet would take for a formula gets an apostrophe
 * before it, as OWASP advises ("CSV injection").
 */
final class PayLine {

    private static final String FORMULA = "=+-@\t\r\n";
    private static final int SECONDS = 3600;

    private PayLine() {}

    static String headings() {
        List<String> names = new ArrayList<>(
                List.of("person", "person_id", "month", "time_zone", "holidays", "as_of", "share_percent", "hours"));
        Slot.ALL.forEach(slot -> names.add("hours_" + slot.word()));
        names.add("pages");
        Slot.ALL.forEach(slot -> names.add("pages_" + slot.word()));
        names.addAll(List.of("broken_nights", "rests_under_11_hours"));
        return line(names);
    }

    static String of(Account account) {
        Tally tally = account.tally();
        List<String> cells = new ArrayList<>(List.of(
                harmless(account.person().name()),
                account.person().id().text(),
                account.month().toString(),
                account.person().zone().getId(),
                account.terms().holidays(),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        account.asOf().atZone(account.person().zone())),
                Integer.toString(account.terms().percent()),
                hours(tally.onCall())));
        Slot.ALL.forEach(slot -> cells.add(hours(tally.timeIn(slot))));
        cells.add(Integer.toString(tally.allPages()));
        Slot.ALL.forEach(slot -> cells.add(Integer.toString(tally.pagesIn(slot))));
        cells.addAll(List.of(Integer.toString(tally.brokenNights()), Integer.toString(tally.shortRests())));
        return line(cells);
    }

    private static String hours(Duration length) {
        return BigDecimal.valueOf(length.toSeconds())
                .divide(BigDecimal.valueOf(SECONDS), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String line(List<String> cells) {
        return cells.stream().map(PayLine::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
