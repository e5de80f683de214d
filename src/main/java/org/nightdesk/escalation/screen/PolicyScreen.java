package org.nightdesk.escalation.screen;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel.Piece;

/**
 * One policy, to read and to change. {@code path} is where the form goes; {@code sentence} is empty for one that is not kept yet;
 * {@code choices} are the things a step can call, by heading, value to name; {@code looked} is what the rehearsal is of: {@code at},
 * a local time as the browser writes it, and {@code priority}; {@code zone} is that of who looks; {@code wakeable} are the services that could page by it
 * and do not, short name to name, empty where there are too many to choose from here.
 */
public record PolicyScreen(
        String path,
        String name,
        String sentence,
        boolean mayChange,
        Form form,
        List<StepRow> steps,
        Map<String, Map<String, String>> choices,
        List<String> services,
        Map<String, String> wakeable,
        Form looked,
        String zone,
        List<CallRow> calls,
        List<Piece> panels) {

    /** How people of a step are called, by the word of the API. */
    public static final Map<String, String> ORDERS = Choices.of(
            "all-at-once", "All at once",
            "one-after-the-other", "One after the other, each for the wait",
            "least-loaded", "The least loaded");

    /** For what it is called. */
    public static final Map<String, String> PRIORITIES = Choices.of(
            "P5",
            "Every priority",
            "P1",
            "Only P1",
            "P2",
            "Only P1 and P2",
            "P3",
            "Only P1 to P3",
            "P4",
            "Only P1 to P4");

    /** What a rehearsal may be of. */
    public static final List<String> URGENCIES = List.of("P1", "P2", "P3", "P4", "P5");

    private static final String WEEKDAYS = "monday,tuesday,wednesday,thursday,friday";

    /** One step of the form, {@code place} from 0. */
    public record StepRow(
            int place, List<String> targets, String minutes, Map<String, String> limits, List<String> problems) {

        /** What stands in a field; empty for nothing. */
        public String limit(String field) {
            return limits.getOrDefault(field, "");
        }

        /** The days it can be for, and those it is for now. */
        public Map<String, String> days() {
            Map<String, String> days = new LinkedHashMap<>(Choices.of(
                    "",
                    "At any time",
                    WEEKDAYS,
                    "Only Monday to Friday",
                    "saturday,sunday",
                    "Only Saturday and Sunday",
                    WEEKDAYS + ",saturday,sunday",
                    "Every day, only at these hours"));
            days.putIfAbsent(limit("days"), "Only " + limit("days").replace(",", ", "));
            return days;
        }

        /** Whether anything but the usual is asked for. */
        public boolean limited() {
            return !(isUsual("order", "all-at-once")
                    && isUsual("needed", "1")
                    && isUsual("priority", "P5")
                    && isUsual("days", "")
                    && isUsual("from", "")
                    && isUsual("until", "")
                    && isUsual("last", "")
                    && isUsual("methods", ""));
        }

        private boolean isUsual(String field, String usual) {
            return limit(field).isEmpty() || limit(field).equals(usual);
        }
    }

    /** One step of the rehearsal; {@code number} 0 and nobody: the page is exhausted. */
    public record CallRow(int number, Instant at, List<PersonRow> people, List<Passed> passed) {

        /** A step that was passed over before; {@code meant}: the policy says so. */
        public record Passed(int number, String why, boolean meant) {}
    }

    /** Who is called, and by what when. */
    public record PersonRow(String name, List<RingRow> rings) {}

    /** One way. */
    public record RingRow(String way, Instant at) {}

    /** What is wrong with none of the fields that are shown. */
    public List<String> others() {
        return form.problems().stream()
                .filter(problem ->
                        !problem.field().equals("name") && !problem.field().equals("repeat"))
                .filter(problem -> !problem.field().startsWith("steps["))
                .map(org.nightdesk.subject.Refused.Problem::reason)
                .toList();
    }

    public boolean isNew() {
        return sentence.isEmpty();
    }
}
