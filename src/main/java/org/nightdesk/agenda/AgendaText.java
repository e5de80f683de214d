package org.nightdesk.agenda;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.nightdesk.rota.Shift;

/** Writes an iCalendar (RFC 5545). Times are instants in UTC, so that no reader can take a clock change for another. */
final class AgendaText {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();
    private final String stamp;

    /** {@code revised} is said of every event: the same calendar is the same text. */
    AgendaText(String title, Instant revised) {
        this.stamp = UTC.format(revised);
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Nightdesk//Rota//EN");
        line("CALSCALE:GREGORIAN");
        line("X-WR-CALNAME:" + escaped(title));
        line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        line("X-PUBLISHED-TTL:PT1H");
    }

    /** Known by schedule, person and beginning, so that a reader sees one that changes as the same. */
    void add(Shift shift, String summary, String schedule) {
        add(shift, "", summary, schedule + (shift.override() ? ", not by rotation" : ""));
    }

    /** Of a trainee, who goes along; as {@link #add}. */
    void addShadow(Shift shift, String summary, String schedule) {
        add(shift, "-shadow", summary, schedule + ", in training: alongside whoever is on call");
    }

    private void add(Shift shift, String kind, String summary, String description) {
        String from = UTC.format(shift.from());
        line("BEGIN:VEVENT");
        line("UID:" + shift.schedule().text() + "-" + shift.person().text() + "-" + from + kind + "@nightdesk");
        line("DTSTAMP:" + stamp);
        line("DTSTART:" + from);
        line("DTEND:" + UTC.format(shift.until()));
        line("SUMMARY:" + escaped(summary));
        line("DESCRIPTION:" + escaped(description));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    // At most 75 octets a line, never within a character.
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int point = content.codePointAt(i);
            String character = Character.toString(point);
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += length;
            i += Character.charCount(point);
        }
        text.append("\r\n");
    }

    @Override
    public String toString() {
        return text + "END:VCALENDAR\r\n";
    }
}
