package org.nightdesk.holiday;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.nightdesk.channel.Fetched;
import org.nightdesk.channel.Fetcher;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/** Reads other people's calendars from their addresses. */
@Component
public class DaysOffFeeds {

    private static final int MOST_BYTES = 2_000_000;
    private static final int YEARS_AHEAD = 3;

    private final Fetcher fetcher;

    DaysOffFeeds(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** What is wrong with an address, with the remedy; empty when it is fine. Looks nothing up. */
    public String problemWith(String address) {
        return fetcher.problemWith(plain(address)).orElse("");
    }

    /**
     * The days off there, from the beginning of last year to the end of the year after the next. Talks to the world: call it without a
     * transaction. Refused with the reason when it cannot be reached or read.
     */
    public DaysOff read(String address, Instant now) {
        return switch (fetcher.fetch(plain(address), MOST_BYTES)) {
            case Fetched.Failed failed -> throw Refused.invalid("feed", failed.reason());
            case Fetched.Body body -> {
                LocalDate year = LocalDate.ofInstant(now, ZoneOffset.UTC)
                        .withDayOfYear(1)
                        .minusYears(1);
                yield new DaysOff(address, new DaysOffReader(year, year.plusYears(1 + YEARS_AHEAD)).days(body.bytes()));
            }
        };
    }

    /** Calendar programs offer their addresses as webcal. */
    private static String plain(String address) {
        return address.strip().replaceFirst("^(?i)webcals?://", "https://");
    }
}
