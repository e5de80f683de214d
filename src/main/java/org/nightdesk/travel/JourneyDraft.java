package org.nightdesk.travel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Refused;

/** A journey as somebody wants it to be; the fields mean what they mean in {@link Journey}. */
record JourneyDraft(PersonId person, ZoneId zone, LocalDate first, LocalDate last) {

    private static final int LONGEST = 366;

    /** As it is typed; without a last day it is one day. Refused with what to write instead. */
    static JourneyDraft typed(PersonId person, String zone, String first, String last) {
        LocalDate begin = day("from", first);
        return new JourneyDraft(person, zone(zone), begin, last.isBlank() ? begin : day("until", last));
    }

    private static ZoneId zone(String text) {
        String name = text.strip();
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        throw Refused.invalid("timeZone", "There is no time zone \"" + name + "\". Write it as Asia/Tokyo.");
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException wrong) {
            throw Refused.invalid(field, "\"" + text + "\" is not a day. Write it as 2026-12-24.");
        }
    }

    Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The end of the last day. */
    Instant until() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    void refuseIfWrong(Instant now) {
        if (last.isBefore(first)) {
            throw Refused.invalid("until", "The last day is before the first. Choose a later one.");
        }
        if (!until().isAfter(now)) {
            throw Refused.invalid("until", "That is over. Choose a last day that is still to come.");
        }
        if (first.plusDays(LONGEST).isBefore(last)) {
            throw Refused.invalid("until", "That is more than a year. Change the time zone of the profile instead.");
        }
    }
}
