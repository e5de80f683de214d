package org.nightdesk.adjustment;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/**
 * An entry as somebody typed it. {@code amount} is written without a sign for credits and debits, with one for corrections, not at all for waivers;
 * months as {@code 2026-10}, without {@code until} one month only.
 */
public record AdjustmentDraft(
        String kind,
        String customer,
        String item,
        String amount,
        Optional<BigDecimal> basis,
        String from,
        String until,
        String reason,
        String evidence) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 2_000;
    private static final String AMOUNT = "[+-]?\\d{1,18}(\\.\\d{1,6})?";

    /** The typed values of a draft. */
    record Checked(
            AdjustmentKind kind,
            String customer,
            String item,
            Optional<BigDecimal> amount,
            Optional<BigDecimal> basis,
            YearMonth from,
            YearMonth until,
            String reason,
            String evidence,
            Optional<Long> reverses) {}

    Checked checked(Book book) {
        List<Problem> problems = new ArrayList<>();
        AdjustmentKind sort = AdjustmentKind.of(kind);
        text(problems, "customer", customer, LONGEST_NAME, "Say which customer.");
        if (item.length() > LONGEST_NAME || (sort == AdjustmentKind.WAIVER && item.isBlank())) {
            problems.add(new Problem("item", "Say which item is waived."));
        }
        text(problems, "reason", reason, LONGEST_TEXT, "Say why.");
        text(problems, "evidence", evidence, LONGEST_TEXT, "Say what shows it: a ticket, a letter, a contract.");
        Optional<BigDecimal> typed = amount(problems, sort, book);
        Optional<YearMonth> first = month(problems, "from", from);
        Optional<YearMonth> last = until.isBlank() ? first : month(problems, "until", until);
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            problems.add(new Problem("until", "The last month is before the first."));
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        return new Checked(
                sort,
                customer.strip(),
                item.strip(),
                typed,
                basis,
                first.orElseThrow(),
                last.orElseThrow(),
                reason.strip(),
                evidence.strip(),
                Optional.empty());
    }

    private Optional<BigDecimal> amount(List<Problem> problems, AdjustmentKind sort, Book book) {
        String text = amount.strip();
        if (sort == AdjustmentKind.WAIVER) {
            if (!text.isEmpty()) {
                problems.add(new Problem("amount", "A waiver is whatever the line comes to: leave the amount empty."));
            }
            return Optional.empty();
        }
        if (!text.matches(AMOUNT)) {
            problems.add(new Problem("amount", "Write an amount with a point: 1250.50."));
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text);
        if (value.stripTrailingZeros().scale() > book.decimals()) {
            problems.add(new Problem("amount", book.finest()));
        }
        if (value.signum() == 0 || (sort != AdjustmentKind.CORRECTION && value.signum() < 0)) {
            problems.add(new Problem(
                    "amount",
                    sort == AdjustmentKind.CORRECTION
                            ? "A correction of nothing corrects nothing."
                            : "Write it without a sign: a " + sort.word() + " has its own."));
        }
        BigDecimal exact =
                value.stripTrailingZeros().scale() > book.decimals() ? value : value.setScale(book.decimals());
        return Optional.of(sort == AdjustmentKind.CREDIT ? exact.negate() : exact);
    }

    private static Optional<YearMonth> month(List<Problem> problems, String field, String text) {
        try {
            return Optional.of(YearMonth.parse(text.strip()));
        } catch (DateTimeParseException wrong) {
            problems.add(new Problem(field, "Write the month as year-month: 2026-10."));
            return Optional.empty();
        }
    }

    private static void text(List<Problem> problems, String field, String text, int most, String remedy) {
        if (text.isBlank() || text.length() > most || text.indexOf('\0') >= 0) {
            problems.add(new Problem(field, remedy));
        }
    }
}
