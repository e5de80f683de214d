package org.nightdesk.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A person's month as the API shows it. {@code holidays} is a place such as de-by, empty for none; the month is one of their own zone. */
record LoadView(
        String person,
        String name,
        String month,
        String timeZone,
        String holidays,
        Instant asOf,
        int sharePercent,
        double hours,
        int pages,
        List<TimeView> times,
        List<NightView> nights) {

    /** {@code day}: workday, weekend or holiday; {@code part}: day, evening or night. */
    record TimeView(String day, String part, double hours, int pages) {}

    /** {@code restMinutes} is the longest stretch without a page; {@code restedAt} eleven hours after the last one. */
    record NightView(LocalDate evening, int pages, boolean broken, long restMinutes, Instant restedAt) {}

    private static final double SECONDS = 3600.0;
    private static final double CENT = 100.0;

    static LoadView of(Account account) {
        Tally tally = account.tally();
        return new LoadView(
                account.person().id().text(),
                account.person().name(),
                account.month().toString(),
                account.person().zone().getId(),
                account.terms().holidays(),
                account.asOf(),
                account.terms().percent(),
                hours(tally.onCall()),
                tally.allPages(),
                Slot.ALL.stream()
                        .map(slot -> new TimeView(
                                slot.day().word(), slot.part().word(), hours(tally.timeIn(slot)), tally.pagesIn(slot)))
                        .toList(),
                tally.nights().stream().map(LoadView::night).toList());
    }

    private static NightView night(Night night) {
        return new NightView(
                night.evening(), night.pages(), night.broken(), night.rest().toMinutes(), night.restedAt());
    }

    private static double hours(Duration length) {
        return Math.round(length.toSeconds() / SECONDS * CENT) / CENT;
    }
}
