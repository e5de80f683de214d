package org.nightdesk.ledger;

import java.time.LocalTime;
import java.util.Optional;
import org.nightdesk.holiday.Holidays;
import org.nightdesk.holiday.PublicHolidays;
import org.nightdesk.subject.Refused;

/**
 * By what somebody's load is reckoned: whose public holidays they have ({@code de-by}, empty for none), when they usually start to work, and their share
 * of a full one in percent.
 */
record Terms(String holidays, LocalTime starts, int percent) {

    /** Of who has said nothing. */
    static final Terms USUAL = new Terms("", LocalTime.of(9, 0), 100);

    private static final int FULL = 100;

    /** Refused when there is no such place, or the share is none. What was kept once counts also when the library has forgotten the place. */
    Terms checked() {
        if (!holidays.isEmpty() && !PublicHolidays.places().containsKey(holidays)) {
            throw Refused.invalid("holidays", "There are no holidays of \"" + holidays + "\". Choose one of the list.");
        }
        if (percent < 1 || percent > FULL) {
            throw Refused.invalid("percent", "A share is 1 to 100 percent of a full one.");
        }
        return this;
    }

    /** Where the holidays are, in words. */
    Optional<String> place() {
        return Optional.ofNullable(PublicHolidays.places().get(holidays));
    }

    Holidays daysOff() {
        return place().isPresent() ? PublicHolidays.of(holidays) : Holidays.NONE;
    }

    Terms withPercent(int share) {
        return new Terms(holidays, starts, share);
    }

    Terms with(String place, LocalTime start) {
        return new Terms(place, start, percent);
    }
}
