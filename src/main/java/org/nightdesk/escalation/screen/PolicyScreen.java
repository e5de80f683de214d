package org.nightdesk.escalation.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/**
 * One policy, to read and to change. {@code path} is where the form goes; {@code sentence} is empty for one that is not kept yet;
 * {@code choices} are the things a step can call, by heading, value to name; {@code at} is the local time of the rehearsal as the
 * browser writes it.
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
        String at,
        List<CallRow> calls) {

    /** One step of the form, {@code place} from 0. */
    public record StepRow(int place, List<String> targets, String minutes, List<String> problems) {}

    /** One step of the rehearsal. */
    public record CallRow(int number, Instant at, List<String> people, List<String> nobody) {}

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
