package org.nightdesk.usage;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.rating.Usage;
import org.nightdesk.report.ReportAnswers;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Asks saved reports what was used in a month, behind their guards and as whoever wants to know. */
@Component
public class Usages {

    private static final Set<String> WORDS = values(YearMonth.of(2000, 1)).keySet();

    /** What the reports said, in their order. */
    public record Told(List<Source> sources, List<Usage> usage, List<Usage> sums) {

        /** The oldest of their times, or {@code now} when none was asked. */
        public Instant asOf(Instant now) {
            return sources.stream().map(Source::asOf).min(Instant::compareTo).orElse(now);
        }
    }

    private final ReportAnswers reports;

    Usages(ReportAnswers reports) {
        this.reports = reports;
    }

    /** Refused, naming the field {@code reports}, when that report cannot tell of a month or hides whose usage it is. */
    public void check(long report, YearMonth month, Viewer by, Instant now) {
        ReportAnswers.Choice choice;
        try {
            choice = reports.choice(report, by);
        } catch (NotFound none) {
            throw Refused.invalid("reports", "There is no report with the number " + report + ".");
        }
        choice.words().stream()
                .filter(word -> !WORDS.contains(word))
                .findFirst()
                .ifPresent(word -> {
                    throw Refused.invalid(
                            "reports",
                            choice.name() + " asks for " + word
                                    + ". A bill can tell it month (its first day, as a date), or period or month as a date-range.");
                });
        UsageReader.keys(reports.masked(report, values(month), by, now)).ifPresent(name -> {
            throw Refused.invalid("reports", choice.name() + " " + UsageReader.notBilledBy(name));
        });
    }

    /** What these reports say of the month; {@code control} gives the sums. Refused when one does not answer or gives what is no usage. Holds no transaction. */
    public Told told(List<Long> usage, Optional<Long> control, YearMonth month, Viewer by, Instant now) {
        Told told = new Told(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (long report : usage) {
            String name = reports.choice(report, by).name();
            told.usage().addAll(asked(report, month, UsageReader.lines(name), told, by, now));
        }
        for (long report : control.stream().toList()) {
            String name = reports.choice(report, by).name();
            told.sums().addAll(asked(report, month, UsageReader.sums(name), told, by, now));
        }
        return told;
    }

    private List<Usage> asked(long report, YearMonth month, UsageReader reader, Told told, Viewer by, Instant now) {
        told.sources().add(Source.of(reports.take(report, values(month), by, now, reader)));
        return reader.rows();
    }

    // What a report is told of a month.
    private static Map<String, String> values(YearMonth month) {
        String first = month.atDay(1).toString();
        String last = month.atEndOfMonth().toString();
        return Map.of("month", first, "month_from", first, "month_to", last, "period_from", first, "period_to", last);
    }
}
