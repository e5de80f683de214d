package org.nightdesk.rota;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.nightdesk.subject.Refused;

/** Reads what people and programs write about times; refuses with the field and the remedy. */
final class Words {

    private Words() {}

    static Rotation.Unit unit(String field, String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        for (Rotation.Unit unit : Rotation.Unit.values()) {
            if (unit.name().equals(word) || unit.name().equals(word + "S")) {
                return unit;
            }
        }
        throw Refused.invalid(field, "\"" + text + "\" is not a unit. Use hours, days, weeks or months.");
    }

    static String word(Rotation.Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    /** {@code 09:00}, also with seconds. */
    static LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeException wrong) {
            throw Refused.invalid(field, "\"" + text + "\" is not a time of day. Write it as 09:00.");
        }
    }

    /** {@code monday}, {@code Mon} or 1. */
    static DayOfWeek weekday(String field, String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean abbreviated = word.length() >= 2 && day.name().startsWith(word);
            if (abbreviated || word.equals(Integer.toString(day.getValue()))) {
                return day;
            }
        }
        throw Refused.invalid(field, "\"" + text + "\" is not a weekday. Use monday to sunday.");
    }

    static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /** The day of a hand-over: a weekday for weeks, a day of the month for months, of no importance otherwise. */
    static int day(String field, String text, Rotation.Unit unit) {
        return switch (unit) {
            case HOURS, DAYS -> 1;
            case WEEKS -> weekday(field, text).getValue();
            case MONTHS -> dayOfMonth(field, text);
        };
    }

    /** The day of a hand-over when nothing is said: that of the start. */
    static int day(LocalDateTime start, Rotation.Unit unit) {
        return switch (unit) {
            case HOURS, DAYS -> 1;
            case WEEKS -> start.getDayOfWeek().getValue();
            case MONTHS -> start.getDayOfMonth();
        };
    }

    private static int dayOfMonth(String field, String text) {
        if (!text.strip().matches("[1-9]|[12][0-9]|3[01]")) {
            throw Refused.invalid(field, "\"" + text + "\" is not a day of the month. Use 1 to 31.");
        }
        return Integer.parseInt(text.strip());
    }

    /** A moment with its zone. In an address a plus that was not encoded arrives as a space, and is understood. */
    static Instant moment(String field, String text) {
        try {
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeException wrong) {
            throw Refused.invalid(field, "Write a moment with its zone, such as 2026-11-20T03:06:00Z.");
        }
    }
}
