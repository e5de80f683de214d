package org.nightdesk.letter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the date of a mail (RFC 5322, section 3.3, with the old zone names), also in the order some programs use. */
final class Dates {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> ZONES = Map.of(
            "est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7, "cet", 1, "cest",
            2);
    private static final Pattern USUAL = Pattern.compile(
            "(\\d{1,2})[\\s-]+([A-Za-z]{3})[a-z]*\\.?[\\s,-]+(\\d{2,4})[\\s,]+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:\\.\\d+)?\\s*(.*)");
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[T\\s]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d+)?\\s*(.*)");
    private static final Pattern OFFSET = Pattern.compile("^(?:GMT|UTC)?\\s*([+-])(\\d{2}):?(\\d{2}).*");

    private Dates() {}

    static Optional<Instant> of(String text) {
        String start = text.length() > 200 ? text.substring(0, 200) : text;
        String plain = start.replaceAll("\\([^()]*\\)", " ").replaceAll("\\s*:\\s*", ":");
        Matcher usual = USUAL.matcher(plain);
        if (usual.find()) {
            int month = MONTHS.indexOf(usual.group(2).toLowerCase(Locale.ROOT)) + 1;
            return instant(year(usual.group(3)), month, usual.group(1), usual);
        }
        Matcher iso = ISO.matcher(plain);
        return iso.find()
                ? instant(Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)), iso.group(3), iso)
                : Optional.empty();
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 2) {
            return year < 50 ? 2000 + year : 1900 + year;
        }
        return digits.length() == 3 ? 1900 + year : year;
    }

    private static Optional<Instant> instant(int year, int month, String day, Matcher time) {
        try {
            int seconds = time.group(6) == null ? 0 : Math.min(59, Integer.parseInt(time.group(6)));
            return Optional.of(OffsetDateTime.of(
                            year,
                            month,
                            Integer.parseInt(day),
                            Integer.parseInt(time.group(4)),
                            Integer.parseInt(time.group(5)),
                            seconds,
                            0,
                            zone(time.group(7).strip()))
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneOffset zone(String text) {
        Matcher matcher = OFFSET.matcher(text);
        if (matcher.matches()) {
            int sign = matcher.group(1).equals("-") ? -1 : 1;
            return ZoneOffset.ofHoursMinutes(
                    sign * Integer.parseInt(matcher.group(2)), sign * Integer.parseInt(matcher.group(3)));
        }
        String name = text.replaceAll("[^A-Za-z].*", "").toLowerCase(Locale.ROOT);
        return ZoneOffset.ofHours(ZONES.getOrDefault(name, 0));
    }
}
