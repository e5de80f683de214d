package org.nightdesk.timetable.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Form;

/** What the clock begins: {@code sample} is the plan that was looked at, {@code core} the hash of what is the same each time. */
public record TimetableScreen(
        String path,
        String title,
        String playbookPath,
        int version,
        String reason,
        String when,
        String author,
        String sample,
        String core,
        String shortCore,
        Map<String, String> parameters,
        String approved,
        Optional<Instant> next,
        boolean retired,
        List<Turn> turns,
        boolean mayApprove,
        boolean mayChange,
        Times times,
        Form form) {

    /** One time: {@code path} leads to its run; {@code said} is why it was skipped. */
    public record Turn(Instant at, String path, String said) {}

    /** What a form offers for when it comes. */
    public record Times(Map<String, String> every, Map<String, String> weekdays, Map<String, String> calendars) {}
}
