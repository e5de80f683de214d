package org.nightdesk.agreement.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.web.Form;

/**
 * One calendar, to read and to change. {@code path} is where the form goes; {@code sentence} is empty for one that is not kept yet;
 * {@code users} are the agreements that count by it; {@code today} is the local date there.
 */
public record CalendarScreen(
        String path,
        String name,
        String sentence,
        String now,
        int version,
        boolean mayChange,
        Form form,
        List<DayField> week,
        List<SpecialRow> special,
        List<String> zones,
        Map<String, String> places,
        Optional<FeedLine> feed,
        List<Unusual> unusual,
        List<User> users) {

    /** The hours of one weekday. */
    public record DayField(String field, String label) {}

    /** One special day of the form, {@code place} from 0; {@code problem} may be empty. */
    public record SpecialRow(
            int place, String name, String from, String until, boolean yearly, String hours, String problem) {}

    /** How the reading of its feed goes; {@code trouble} may be empty. */
    public record FeedLine(String address, Optional<Instant> readAt, String trouble, int days) {}

    /** A day that is not as its weekday says. */
    public record Unusual(String day, String name, String hours) {}

    /** An agreement that counts by it. */
    public record User(String path, String name) {}

    /** What is wrong with none of the fields that are shown. */
    public List<String> others() {
        return form.problems().stream()
                .filter(problem ->
                        !List.of("name", "timeZone", "holidays", "feed").contains(problem.field()))
                .filter(problem -> !problem.field().matches("week\\[.+|special-.+"))
                .map(Problem::reason)
                .toList();
    }

    public boolean isNew() {
        return sentence.isEmpty();
    }
}
