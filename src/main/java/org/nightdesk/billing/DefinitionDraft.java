package org.nightdesk.billing;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nightdesk.billing.Definition.Currency;
import org.nightdesk.billing.Definition.Terms;
import org.nightdesk.people.TeamId;
import org.nightdesk.rating.Prices;
import org.nightdesk.rating.Rounding;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/** A definition as somebody typed it; {@code reports} by their numbers, {@code control} empty for none. Currency, decimals and rounding are read when it is new. */
record DefinitionDraft(
        String name,
        String description,
        Optional<TeamId> team,
        String currency,
        String decimals,
        String rounding,
        String reports,
        String control,
        String prices,
        String mostChange,
        String dueDay,
        String dueTime,
        String zone) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_PRICES = 200_000;

    Currency money() {
        if (!currency.strip().matches("[A-Z]{3}")) {
            throw Refused.invalid("currency", "Write the currency in three letters: EUR.");
        }
        if (!decimals.strip().matches("[0-6]")) {
            throw Refused.invalid("decimals", "Say how many decimals an amount has: 2, or 0 for yen.");
        }
        return new Currency(currency.strip(), Integer.parseInt(decimals.strip()), Rounding.of(rounding));
    }

    /** Refused, naming each field, when something is wrong. */
    Terms terms() {
        List<Problem> problems = new ArrayList<>();
        check(
                problems,
                !name.isBlank() && name.strip().length() <= LONGEST_NAME,
                "name",
                "Give it a name of at most 80 letters.");
        check(problems, description.length() <= LONGEST_TEXT, "description", "Say it in at most 2,000 letters.");
        check(problems, prices.length() <= LONGEST_PRICES, "prices", "Write at most 200,000 letters of prices.");
        check(
                problems,
                dueDay.strip().matches("[1-9]|[12][0-9]|3[01]"),
                "dueDay",
                "Write the day of the month after, 1 to 31.");
        check(
                problems,
                mostChange.isBlank() || mostChange.strip().matches("\\d{1,4}(\\.\\d{1,2})?"),
                "mostChange",
                "Write per cent, such as 30; or nothing.");
        check(problems, time().isPresent(), "dueTime", "Write the time as 17:00.");
        check(problems, place().isPresent(), "zone", "Write a time zone, such as Europe/Berlin.");
        check(problems, !numbers().isEmpty(), "reports", "Choose at least one report that gives usage.");
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        Prices.in(prices);
        return new Terms(
                numbers(),
                number(control),
                prices.strip(),
                Optional.of(mostChange.strip())
                        .filter(text -> !text.isEmpty())
                        .map(BigDecimal::new)
                        .filter(most -> most.signum() > 0),
                Integer.parseInt(dueDay.strip()),
                time().orElseThrow(),
                place().orElseThrow());
    }

    private static void check(List<Problem> problems, boolean right, String field, String remedy) {
        if (!right) {
            problems.add(new Problem(field, remedy));
        }
    }

    private List<Long> numbers() {
        return Arrays.stream(reports.split("[,\\s]+"))
                .flatMap(one -> number(one).stream())
                .distinct()
                .toList();
    }

    private static Optional<Long> number(String text) {
        return Optional.of(text.strip())
                .map(one -> one.startsWith("rep_") ? one.substring(4) : one)
                .filter(one -> one.matches("[1-9]\\d{0,14}"))
                .map(Long::valueOf);
    }

    private Optional<LocalTime> time() {
        try {
            return Optional.of(LocalTime.parse(dueTime.strip()));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    private Optional<ZoneId> place() {
        try {
            return Optional.of(ZoneId.of(zone.strip()));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }
}
