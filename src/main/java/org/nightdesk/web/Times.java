package org.nightdesk.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Says times the way people do: relative first, as precise as the distance allows, always in {@code here}'s zone. All
 * methods are pure; {@code now} is the moment of the request.
 */
public record Times(Instant now, Place here, List<Place> others) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PRECISE = Duration.ofHours(3);
    private static final Duration NEAR = Duration.ofHours(12);
    private static final Duration DAY = Duration.ofDays(1);
    /** Short of a full one, so that a weekday always names one day only. */
    private static final Duration WEEK = Duration.ofDays(6);

    private static final Duration SEASONS = Duration.ofDays(300);

    private static final DateTimeFormatter CLOCK = format("HH:mm");
    private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
    private static final DateTimeFormatter WEEKDAY = format("EEE HH:mm");
    private static final DateTimeFormatter DATE = format("d MMM HH:mm");
    private static final DateTimeFormatter YEAR = format("d MMM yyyy");
    private static final DateTimeFormatter WHOLE_DAY = format("EEEE d MMMM yyyy");

    public Times {
        others = List.copyOf(others);
    }

    /** How long: {@code under 1 min}, {@code 6 min}, {@code 1 h 48} below three hours, {@code 5 h} below a day, {@code 2 d}. Negative counts as none. */
    public static String span(Duration length) {
        if (length.compareTo(Duration.ofMinutes(1)) < 0) {
            return "under 1 min";
        }
        if (length.compareTo(HOUR) < 0) {
            return length.toMinutes() + " min";
        }
        if (length.compareTo(PRECISE) < 0 && length.toMinutesPart() > 0) {
            return length.toHours() + " h " + twoDigits(length.toMinutesPart());
        }
        return length.compareTo(DAY) < 0 ? length.toHours() + " h" : length.toDays() + " d";
    }

    /** How old something is, or how long until it is due: {@code 6 min}. */
    public String distance(Instant at) {
        return span(Duration.between(now, at).abs());
    }

    /** How old, to the second below a minute ({@code 4 s}): only for live signals and proofs. */
    public String exactly(Instant at) {
        Duration age = Duration.between(at, now);
        return age.compareTo(Duration.ofMinutes(1)) < 0 ? Math.max(0, age.toSeconds()) + " s" : span(age);
    }

    /** A moment in a list: the distance below twelve hours, then {@code today 16:00}, {@code Mon 11:00}, {@code 3 Dec 11:00}, {@code 3 Dec 2025}. */
    public String when(Instant at) {
        return Duration.between(now, at).abs().compareTo(NEAR) < 0 ? distance(at) : at(at);
    }

    /** A moment by its date and time, no more of it than is needed: {@code 03:12} today, {@code Mon 11:00} within the week. */
    public String point(Instant at) {
        return isToday(at) ? clock(at) : at(at);
    }

    /** What is left of a clock, or by how much it is missed: {@code 26 min}, {@code 8 min late}. */
    public String left(Instant due) {
        return due.isBefore(now) ? distance(due) + " late" : when(due);
    }

    /** {@code 03:12}. */
    public String clock(Instant at) {
        return CLOCK.format(here(at));
    }

    /** {@code 03:12:07}, for proofs. */
    public String seconds(Instant at) {
        return SECONDS.format(here(at));
    }

    /** {@code Friday 20 November 2026}. */
    public String day(Instant at) {
        return WHOLE_DAY.format(here(at));
    }

    /** The whole of it, in every zone that matters: {@code Friday 20 November 2026, 03:12 Dublin, 08:42 Pune}. */
    public String title(Instant at) {
        StringBuilder title = new StringBuilder(day(at) + ", " + clock(at) + " " + here.name());
        for (Place other : others) {
            ZonedDateTime there = at.atZone(other.zone());
            boolean sameDay = there.toLocalDate().equals(here(at).toLocalDate());
            title.append(", ").append((sameDay ? CLOCK : WEEKDAY).format(there)).append(' ');
            title.append(other.name());
        }
        return title.toString();
    }

    /** What the wall clock of a place shows now. */
    public String wall(Place place) {
        return CLOCK.format(now.atZone(place.zone()));
    }

    private String at(Instant at) {
        Duration distance = Duration.between(now, at).abs();
        if (isToday(at)) {
            return "today " + clock(at);
        }
        if (distance.compareTo(WEEK) < 0) {
            return WEEKDAY.format(here(at));
        }
        return (distance.compareTo(SEASONS) < 0 ? DATE : YEAR).format(here(at));
    }

    private boolean isToday(Instant at) {
        return here(at).toLocalDate().equals(today());
    }

    private LocalDate today() {
        return here(now).toLocalDate();
    }

    private ZonedDateTime here(Instant at) {
        return at.atZone(here.zone());
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
