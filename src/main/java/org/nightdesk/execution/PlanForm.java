package org.nightdesk.execution;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** The form of a plan to make; {@code needs}: which endpoints each target must have; {@code missing}: where whoever may adds one, empty for others. */
public record PlanForm(
        String playbook,
        String playbookPath,
        String purpose,
        String action,
        Form form,
        List<Asked> asked,
        String needs,
        String missing) {

    /** A parameter: {@code kind} is text, date, select or ticks; {@code options} by value; {@code isPlace}: installations; {@code more} of them exist and are not among them. */
    public record Asked(
            String field,
            String label,
            String help,
            String kind,
            boolean required,
            Map<String, String> options,
            boolean isPlace,
            int more) {

        /** Whether it asks where, and there is nowhere. */
        public boolean isNowhere() {
            return isPlace && options.values().stream().allMatch(String::isEmpty);
        }

        /** The field of one of the ticks. */
        public String tick(String value) {
            return field + "-" + value;
        }
    }

    public List<String> others() {
        return form.others(java.util.stream.Stream.concat(
                        asked.stream().map(Asked::field), java.util.stream.Stream.of("reason", "ticket"))
                .toList());
    }
}
