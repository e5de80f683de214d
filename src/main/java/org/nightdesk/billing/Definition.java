package org.nightdesk.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.rating.Rounding;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Subject;

/** What is billed each month, as it is now. {@code book} is its ledger of adjustments. */
record Definition(
        long id,
        String name,
        String description,
        PersonId owner,
        Optional<TeamId> team,
        long book,
        Currency currency,
        int version,
        Terms terms,
        Instant madeAt) {

    /** Said once and for all. */
    record Currency(String code, int decimals, Rounding rounding) {}

    /** What may change: then it is a further version. {@code mostChange} is in per cent of last month's. */
    record Terms(
            List<Long> reports,
            Optional<Long> control,
            String prices,
            Optional<BigDecimal> mostChange,
            int dueDay,
            LocalTime dueTime,
            ZoneId zone) {}

    /** When a month's bill must be signed off: on that day of the next month, or its last. */
    Instant due(YearMonth month) {
        YearMonth next = month.plusMonths(1);
        LocalDate day = next.atDay(Math.min(terms.dueDay(), next.lengthOfMonth()));
        return day.atTime(terms.dueTime()).atZone(terms.zone()).toInstant();
    }

    /** Whether a month that nobody has run is waited for: not one whose day had passed when this was made. */
    boolean awaits(YearMonth month) {
        return due(month).isAfter(madeAt);
    }

    /** The last month that is over there. */
    YearMonth lastMonth(Instant now) {
        return YearMonth.from(now.atZone(terms.zone())).minusMonths(1);
    }

    String text() {
        return "bil_" + id;
    }

    static long id(String text) {
        if (!text.matches("bil_[1-9][0-9]{0,17}")) {
            throw new NotFound("billing definition " + text);
        }
        return Long.parseLong(text.substring(4));
    }

    Subject subject() {
        return Subject.of("billing", id);
    }

    Money money(BigDecimal amount) {
        return new Money(amount, currency.code(), currency.decimals());
    }
}
