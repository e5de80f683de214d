package org.nightdesk.holiday;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceRule;
import biweekly.property.Status;
import biweekly.property.TextProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.nightdesk.holiday.DaysOff.Day;
import org.nightdesk.subject.Refused;

/**
 * Reads the days off from an iCalendar (RFC 5545). Whole-day events count, each day of a longer one, repeated ones within the bounds.
 * Meetings, called-off events and what public feeds mark as a mere observance do not.
 */
final class DaysOffReader {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private static final int MOST_DAYS = 2_000;
    private static final int MOST_TURNS = 5_000;
    private static final int LONGEST_EVENT = 366;
    private static final int LONGEST_NAME = 100;

    private final LocalDate from;
    private final LocalDate until;

    /** Looks at days from the first on, before the last. */
    DaysOffReader(LocalDate from, LocalDate until) {
        this.from = from;
        this.until = until;
    }

    /** In order of time; refused when it is not an iCalendar, or holds more days than a calendar can have. */
    List<Day> days(byte[] text) {
        List<Day> days = new ArrayList<>();
        boolean found = false;
        try (ICalReader reader = new ICalReader(new ByteArrayInputStream(text))) {
            for (ICalendar calendar = reader.readNext(); calendar != null; calendar = reader.readNext()) {
                found = true;
                calendar.getEvents().forEach(event -> add(event, days));
            }
        } catch (IOException | RuntimeException unreadable) {
            if (unreadable instanceof Refused refused) {
                throw refused;
            }
            throw trouble("What is there cannot be read as an iCalendar.");
        }
        if (!found) {
            throw trouble("There is no iCalendar there: it would begin with BEGIN:VCALENDAR.");
        }
        return days.stream()
                .distinct()
                .sorted(Comparator.comparing(Day::date).thenComparing(Day::name))
                .toList();
    }

    private void add(VEvent event, List<Day> days) {
        Optional<LocalDate> start = date(event.getDateStart());
        if (start.isEmpty() || isOff(event)) {
            return;
        }
        String name = name(event.getSummary());
        long length = date(event.getDateEnd())
                .map(end -> Math.clamp(ChronoUnit.DAYS.between(start.get(), end), 1, LONGEST_EVENT))
                .orElse(1);
        for (LocalDate day : starts(event, start.get())) {
            for (long i = 0; i < length; i++) {
                add(new Day(day.plusDays(i), name), days);
            }
        }
    }

    private void add(Day day, List<Day> days) {
        if (!day.date().isBefore(from) && day.date().isBefore(until)) {
            days.add(day);
        }
        if (days.size() > MOST_DAYS) {
            throw trouble("It has more than 2,000 days off. Choose a calendar of holidays.");
        }
    }

    /** A repeated one begins on several days; those excepted are left out. */
    private List<LocalDate> starts(VEvent event, LocalDate first) {
        RecurrenceRule rule = event.getRecurrenceRule();
        if (rule == null || rule.getValue() == null) {
            return List.of(first);
        }
        List<LocalDate> excepted = event.getExceptionDates().stream()
                .map(ExceptionDates::getValues)
                .flatMap(List::stream)
                .flatMap(each -> date(each).stream())
                .toList();
        DateIterator turns = bounded(rule.getValue()).getDateIterator(noon(first), UTC);
        turns.advanceTo(noon(from.minusDays(LONGEST_EVENT)));
        List<LocalDate> starts = new ArrayList<>();
        for (int i = 0; i < MOST_TURNS && turns.hasNext(); i++) {
            LocalDate day = LocalDate.ofInstant(turns.next().toInstant(), ZoneOffset.UTC);
            if (!day.isBefore(until)) {
                break;
            }
            if (!excepted.contains(day)) {
                starts.add(day);
            }
        }
        return starts;
    }

    /** Whole days are reckoned as noons of UTC: the library would read midnights by the machine's zone. */
    private static Recurrence bounded(Recurrence rule) {
        return Optional.ofNullable(rule.getUntil())
                .flatMap(DaysOffReader::date)
                .map(last -> new Recurrence.Builder(rule).until(noon(last)).build())
                .orElse(rule);
    }

    private static ICalDate noon(LocalDate day) {
        return new ICalDate(Date.from(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)), true);
    }

    private static boolean isOff(VEvent event) {
        Status status = event.getStatus();
        TextProperty said = event.getDescription();
        boolean observed =
                said != null && said.getValue() != null && said.getValue().startsWith("Observance");
        return observed || status != null && status.isCancelled();
    }

    private static Optional<LocalDate> date(@Nullable DateStart property) {
        return property == null || property.getValue() == null ? Optional.empty() : date(property.getValue());
    }

    private static Optional<LocalDate> date(@Nullable DateEnd property) {
        return property == null || property.getValue() == null ? Optional.empty() : date(property.getValue());
    }

    /** As it is written: a whole day has no zone. Empty for a time of day. */
    private static Optional<LocalDate> date(ICalDate date) {
        DateTimeComponents written = date.getRawComponents();
        if (date.hasTime() || written == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(written.getYear(), written.getMonth(), written.getDate()));
        } catch (DateTimeException never) {
            return Optional.empty();
        }
    }

    private static String name(@Nullable TextProperty summary) {
        String name = summary == null || summary.getValue() == null
                ? ""
                : summary.getValue().strip().replaceAll("\\s+", " ");
        return name.isEmpty() ? "Day off" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    private static Refused trouble(String reason) {
        return Refused.invalid("feed", reason);
    }
}
