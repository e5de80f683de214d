package org.nightdesk.timetable;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.chore.Rhythm;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Subject;

/**
 * A plan that is made and begun by the clock, in the name of {@code author}. {@code core} is the hash of what is the same each time; {@code sample} the plan that was looked at. An approval is of one
 * {@code edition}: any change makes another one. {@code calendar} says which days are open, empty for all.
 */
record Timetable(
        long id,
        String playbook,
        int version,
        String title,
        Map<String, String> parameters,
        String reason,
        String core,
        String sample,
        Rhythm rhythm,
        Optional<Long> calendar,
        PersonId author,
        int edition,
        Optional<Approval> approval,
        Optional<Instant> nextAt,
        boolean retired) {

    private static final String PREFIX = "tmt_";
    private static final int SHOWN = 12;

    /** By somebody other than the author, of the edition as it is now. */
    record Approval(PersonId by, String name, String word, Instant at) {}

    /** One time that it was due: it began {@code run}, or was {@code skipped} because; both empty while it begins. */
    record Turn(Instant dueAt, String run, String skipped) {}

    /** NotFound when it is none. */
    static long id(String text) {
        if (!text.matches(PREFIX + "[1-9][0-9]{0,14}")) {
            throw new NotFound("timetable " + text);
        }
        return Long.parseLong(text.substring(PREFIX.length()));
    }

    String text() {
        return PREFIX + id;
    }

    String path() {
        return TimetablePages.PATH + "/" + text();
    }

    Subject subject() {
        return Subject.of("timetable", id);
    }

    String shortCore() {
        return core.substring(0, SHOWN);
    }
}
