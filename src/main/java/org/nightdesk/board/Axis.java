package org.nightdesk.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nightdesk.rota.Span;

/** Turns instants into per cents of a picture's width, to the right of a margin for names. */
record Axis(Span span, double margin) {

    String x(Instant at) {
        return percent(position(at));
    }

    String width(Span part) {
        return percent(share(part));
    }

    double position(Instant at) {
        return margin + (100 - margin) * fraction(Duration.between(span.from(), at));
    }

    double share(Span part) {
        return (100 - margin) * fraction(Duration.between(part.from(), part.until()));
    }

    /** The days of a zone that touch the span, first to last. */
    List<LocalDate> days(ZoneId zone) {
        LocalDate last = LocalDate.ofInstant(span.until().minusNanos(1), zone);
        return Stream.iterate(LocalDate.ofInstant(span.from(), zone), day -> day.plusDays(1))
                .takeWhile(day -> !day.isAfter(last))
                .toList();
    }

    boolean shows(Instant at) {
        return span.contains(at);
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.3f%%", value);
    }

    private double fraction(Duration part) {
        return (double) part.toMillis()
                / Duration.between(span.from(), span.until()).toMillis();
    }
}
