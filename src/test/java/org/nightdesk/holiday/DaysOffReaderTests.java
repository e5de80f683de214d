package org.nightdesk.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.holiday.DaysOff.Day;
import org.nightdesk.subject.Refused;

class DaysOffReaderTests {

    @Test
    void wholeDaysCountAndMeetingsDoNot() {
        assertThat(days("""
                        BEGIN:VEVENT
                        UID:1
                        DTSTART;VALUE=DATE:20261224
                        DTEND;VALUE=DATE:20261227
                        SUMMARY:Christmas
                        END:VEVENT
                        BEGIN:VEVENT
                        UID:2
                        DTSTART:20261228T090000Z
                        DTEND:20261228T100000Z
                        SUMMARY:Stand-up
                        END:VEVENT
                        BEGIN:VEVENT
                        UID:3
                        DTSTART;VALUE=DATE:20261231
                        SUMMARY:New Year\u2019s Eve
                        END:VEVENT"""))
                .containsExactly(
                        day("2026-12-24", "Christmas"),
                        day("2026-12-25", "Christmas"),
                        day("2026-12-26", "Christmas"),
                        day("2026-12-31", "New Year\u2019s Eve"));
    }

    @Test
    void whatIsOnlyObservedOrCalledOffIsNoDayOff() {
        assertThat(days("""
                        BEGIN:VEVENT
                        UID:1
                        DTSTART;VALUE=DATE:20261101
                        SUMMARY:Halloween
                        DESCRIPTION:Observance\\nTo hide observances\\, go to settings
                        END:VEVENT
                        BEGIN:VEVENT
                        UID:2
                        DTSTART;VALUE=DATE:20261102
                        STATUS:CANCELLED
                        SUMMARY:Company trip
                        END:VEVENT""")).isEmpty();
    }

    @Test
    void repeatsWithinItsBoundsAndLeavesOutExceptions() {
        assertThat(days("""
                        BEGIN:VEVENT
                        UID:1
                        DTSTART;VALUE=DATE:20150317
                        RRULE:FREQ=YEARLY
                        EXDATE;VALUE=DATE:20270317
                        SUMMARY:St Patrick
                        END:VEVENT""")).containsExactly(day("2026-03-17", "St Patrick"), day("2028-03-17", "St Patrick"));
    }

    @Test
    void theLastDayOfARepetitionIsStillOne() {
        assertThat(days("""
                        BEGIN:VEVENT
                        UID:1
                        DTSTART;VALUE=DATE:20261228
                        RRULE:FREQ=DAILY;UNTIL=20261230
                        SUMMARY:Closed
                        END:VEVENT"""))
                .extracting(Day::date)
                .containsExactly(LocalDate.of(2026, 12, 28), LocalDate.of(2026, 12, 29), LocalDate.of(2026, 12, 30));
    }

    @Test
    void anEndlessOneIsRefusedAndWhatIsNoCalendarToo() {
        assertThatThrownBy(
                        () -> new DaysOffReader(LocalDate.of(2020, 1, 1), LocalDate.of(2029, 1, 1)).days(calendar("""
                        BEGIN:VEVENT
                        UID:1
                        DTSTART;VALUE=DATE:20150317
                        RRULE:FREQ=DAILY
                        SUMMARY:Every day
                        END:VEVENT""")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("2,000");
        assertThatThrownBy(() -> reader().days("<html>Sign in</html>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no iCalendar");
    }

    @Test
    void nonsenseInOneEventLosesOnlyThatOne() {
        assertThat(days("""
                        BEGIN:VEVENT
                        UID:1
                        DTSTART;VALUE=DATE:20261399
                        SUMMARY:Never
                        END:VEVENT
                        BEGIN:VEVENT
                        UID:2
                        DTSTART;VALUE=DATE:20261225
                        DTEND;VALUE=DATE:20261201
                        END:VEVENT""")).containsExactly(day("2026-12-25", "Day off"));
    }

    private static List<Day> days(String events) {
        return reader().days(calendar(events));
    }

    private static DaysOffReader reader() {
        return new DaysOffReader(LocalDate.of(2026, 1, 1), LocalDate.of(2029, 1, 1));
    }

    private static byte[] calendar(String events) {
        String text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n" + events + "\nEND:VCALENDAR\n";
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Day day(String date, String name) {
        return new Day(LocalDate.parse(date), name);
    }
}
